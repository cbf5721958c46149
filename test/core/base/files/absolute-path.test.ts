import { describe, expect, it } from 'vitest';
import { absolutePath } from '../../../../electron/core/base/files/absolute-path.ts';

describe('a path that a person typed', () => {
  it.each([
    ['/srv/api', '/srv/api'],
    ['/srv/./api/../web', '/srv/web'],
    ['~', '/home/me'],
    ['~/work', '/home/me/work'],
    ['/a/~/b', '/a/~/b'],
  ])('%s is %s', (typed, meant) => {
    expect(absolutePath(typed, { userHome: '/home/me' })).toBe(meant);
  });

  it.each(['work', './work', '../work', '~other/work', ''])(
    '%j is refused: a window has no working folder',
    (typed) => {
      expect(() => absolutePath(typed, { userHome: '/home/me' })).toThrow(
        expect.objectContaining({ code: 'invalid-input' }),
      );
    },
  );
});
