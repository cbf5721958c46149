import { expect, it } from 'vitest';
import { mountOf, parseMounts } from '../../../../electron/core/doctor/machine/read-mounts.ts';

const TEXT = `/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw,noexec,nosuid 0 0
/dev/sdb1 /tmp/with\\040blank xfs ro 0 0
tmpfs /tmp tmpfs rw 0 0
broken line
`;

it('reads folders, types and options, with the number of the line', () => {
  expect(parseMounts(TEXT)[2]).toEqual({ folder: '/tmp/with blank', type: 'xfs', options: ['ro'], line: 3 });
  expect(parseMounts(TEXT)).toHaveLength(4);
});

it.each([
  ['/home/me', 1],
  ['/tmpfile', 1],
  ['/tmp/with blank/x', 3],
  // The later of two at one place covers the earlier.
  ['/tmp', 4],
  ['/tmp/x', 4],
])('%s lies on the mount of line %d', (folder, line) => {
  expect(mountOf(folder, parseMounts(TEXT))?.line).toBe(line);
});

it('no mounts, no answer', () => {
  expect(mountOf('/tmp', parseMounts(''))).toBeNull();
});
