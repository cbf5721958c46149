import { expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors.ts';
import type { SnapshotDifference } from '../../../electron/contract/snapshot.ts';
import { connectEngine } from '../../../renderer/engine/engine.ts';
import { compareWithFile, groupDifferences } from '../../../renderer/features/doctor/snapshot/compare-snapshot.ts';
import { snapshotFileName } from '../../../renderer/features/doctor/snapshot/save-snapshot.ts';

const file = (text: string, size = text.length) => ({ size, text: async () => text });

it('says of any file why it cannot be compared', async () => {
  connectEngine({
    async call() {
      throw new AppError('invalid-input', 'Not a snapshot');
    },
  } as unknown as Parameters<typeof connectEngine>[0]);
  expect([
    await compareWithFile(file('{}', 1e9)),
    await compareWithFile(file('<html>')),
    await compareWithFile(file('{"schema":7}')),
    await compareWithFile({
      size: 1,
      text: async () => Promise.reject(new DOMException('It is gone', 'NotFoundError')),
    }),
  ]).toMatchObject([
    { kind: 'too-large' },
    { kind: 'not-json' },
    { kind: 'failed', error: { code: 'invalid-input' } },
    { kind: 'failed', error: { message: 'It is gone' } },
  ]);
});

it('sends what is compared, without the long reports', async () => {
  const sent: unknown[] = [];
  connectEngine({
    async call(_method: string, input: unknown) {
      sent.push(input);
      return { theirs: { at: '', goswitch: '' }, differences: [] };
    },
  } as unknown as Parameters<typeof connectEngine>[0]);
  expect(await compareWithFile(file('{"schema":1,"scan":{"x":1},"selfTest":{"y":1}}'))).toMatchObject({
    kind: 'compared',
  });
  await compareWithFile(file('[1]'));
  expect(sent).toEqual([{ snapshot: { schema: 1, scan: null, selfTest: null } }, { snapshot: [1] }]);
});

it('groups by part, in the order of the engine', () => {
  const difference = (part: SnapshotDifference['part'], name: string): SnapshotDifference => ({
    part,
    name,
    ours: null,
    theirs: '1',
  });
  expect(
    groupDifferences([difference('go', 'a'), difference('path', 'b'), difference('go', 'c')]).map(
      ({ part, differences }) => [part, differences.map(({ name }) => name)],
    ),
  ).toEqual([
    ['go', ['a', 'c']],
    ['path', ['b']],
  ]);
});

it('names the file by its time alone', () => {
  expect(snapshotFileName('2026-11-21T15:15:38.123Z')).toBe('goswitch-snapshot-20261121-151538.json');
});
