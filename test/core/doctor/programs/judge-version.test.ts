import { describe, expect, it } from 'vitest';
import { createJudge } from '../../../../electron/core/doctor/programs/judge-version.ts';

describe('a program against the active version', () => {
  it.each([
    ['go1.26.3', 'same'],
    ['go1.26.3-X:arenas', 'same'],
    ['go1.26.3 X:arenas', 'same'],
    ['go1.26.1', 'older-patch'],
    ['go1.26rc1', 'older-patch'],
    ['go1.25.9', 'older-release'],
    ['go1.24.12', 'end-of-life'],
    ['go1.9.2', 'end-of-life'],
    ['go1.26.4', 'newer'],
    ['go1.27.0', 'newer'],
    ['devel go1.27-0123456789 Mon Nov 2', 'not-readable'],
    ['unknown', 'not-readable'],
  ])('%s is %s', (version, standing) => expect(createJudge('go1.26.3')(version)).toBe(standing));

  it('what is released since ends families too', () => {
    const judge = createJudge('go1.26.3', ['go1.27.1', 'go1.25.9']);
    expect(['go1.25.9', 'go1.26.1'].map(judge)).toEqual(['end-of-life', 'older-patch']);
  });

  it('a prerelease ends no family', () => expect(createJudge('go1.27rc1')('go1.25.1')).toBe('older-release'));

  it('without an active version nothing can be said, but of what is no version', () => {
    expect(['go1.20.1', 'odd'].map(createJudge(null))).toEqual(['unknown', 'not-readable']);
  });
});
