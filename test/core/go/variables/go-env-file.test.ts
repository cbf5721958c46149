import { describe, expect, it } from 'vitest';
import { goEnvFile } from '../../../../electron/core/go/variables/go-env-file.ts';

describe('the file of go env -w', () => {
  it.each([
    ['linux', { HOME: '/h' }, '/h/.config/go/env'],
    ['linux', { HOME: '/h', XDG_CONFIG_HOME: '/x' }, '/x/go/env'],
    ['linux', { HOME: '/h', XDG_CONFIG_HOME: 'relative' }, null],
    ['linux', {}, null],
    ['darwin', { HOME: '/h' }, '/h/Library/Application Support/go/env'],
    ['linux', { HOME: '/h', GOENV: '/e' }, '/e'],
    ['linux', { HOME: '/h', GOENV: 'off' }, null],
  ] as const)('on %s with %j is %s', (os, env, expected) => {
    expect(goEnvFile(env, os)).toBe(expected);
  });
});
