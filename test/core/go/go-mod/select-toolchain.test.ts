import { describe, expect, it } from 'vitest';
import { parseGoMod } from '../../../../electron/core/go/go-mod/read-go-mod.ts';
import { type Selection, selectToolchain } from '../../../../electron/core/go/go-mod/select-toolchain.ts';

/**
 * The called go is go1.26.3. The same rules are held against real go commands in explain-toolchain.test.ts, where there
 * are some.
 */
const TABLE: readonly [gotoolchain: string, gomod: string | null, expected: Selection][] = [
  ['', 'go 1.99', { kind: 'local', rule: 'local-only' }],
  ['local', 'go 1.99', { kind: 'local', rule: 'local-only' }],
  ['auto', null, { kind: 'local', rule: 'new-enough' }],
  ['auto', 'go 1.26.3', { kind: 'local', rule: 'new-enough' }],
  ['auto', 'go 1.26', { kind: 'local', rule: 'new-enough' }],
  ['auto', 'go 1.20\ntoolchain go1.20.1', { kind: 'local', rule: 'new-enough' }],
  ['auto', 'go 1.27', { kind: 'other', rule: 'go-line', toolchain: 'go1.27.0', isPathOnly: false }],
  ['auto', 'go 1.27rc1', { kind: 'other', rule: 'go-line', toolchain: 'go1.27rc1', isPathOnly: false }],
  ['path', 'go 1.27.2 // why', { kind: 'other', rule: 'go-line', toolchain: 'go1.27.2', isPathOnly: true }],
  [
    'auto',
    'go 1.21\ntoolchain go1.27.1-corp',
    { kind: 'other', rule: 'toolchain-line', toolchain: 'go1.27.1-corp', isPathOnly: false },
  ],
  ['auto', 'go 1.99\ntoolchain default', { kind: 'local', rule: 'toolchain-default' }],
  ['go1.25.1+auto', 'go 1.21', { kind: 'other', rule: 'named', toolchain: 'go1.25.1', isPathOnly: false }],
  [
    'go1.25.1+path',
    'toolchain default',
    { kind: 'other', rule: 'toolchain-default', toolchain: 'go1.25.1', isPathOnly: true },
  ],
  ['go1.25.1', 'go 1.99', { kind: 'other', rule: 'named', toolchain: 'go1.25.1', isPathOnly: false }],
  ['go1.25.1+auto', 'go 1.26.3', { kind: 'local', rule: 'go-line' }],
  ['local+path', 'go 1.27.0', { kind: 'other', rule: 'go-line', toolchain: 'go1.27.0', isPathOnly: true }],
  ['bash', null, { kind: 'refused', rule: 'named', message: 'invalid GOTOOLCHAIN "bash"' }],
  ['go1.26/../../x', null, { kind: 'refused', rule: 'named', message: 'invalid GOTOOLCHAIN "go1.26/../../x"' }],
  ['go2.0', null, { kind: 'refused', rule: 'named', message: 'invalid GOTOOLCHAIN "go2.0"' }],
  [
    'auto',
    'toolchain ../x',
    { kind: 'refused', rule: 'toolchain-line', message: 'invalid toolchain "../x" in go.mod' },
  ],
  ['auto', 'go nonsense', { kind: 'local', rule: 'new-enough' }],
];

describe('the choice of a toolchain by go1.26.3', () => {
  it.each(TABLE)('GOTOOLCHAIN=%j with go.mod %j', (gotoolchain, gomod, expected) => {
    const facts = gomod === null ? null : parseGoMod(gomod, 'go.mod');
    expect(selectToolchain({ local: 'go1.26.3', gotoolchain, facts, areModulesOff: false })).toEqual(expected);
  });

  it('is none before Go 1.21, nor where GO111MODULE keeps it from looking', () => {
    const facts = parseGoMod('go 1.99', 'go.mod');
    expect(selectToolchain({ local: 'go1.20.14', gotoolchain: 'auto', facts, areModulesOff: false })).toEqual({
      kind: 'local',
      rule: 'before-1.21',
    });
    expect(selectToolchain({ local: 'go1.26.3', gotoolchain: 'auto', facts, areModulesOff: true })).toEqual({
      kind: 'local',
      rule: 'modules-off',
    });
  });
});

describe('go.mod and go.work', () => {
  it.each([
    ['module x\n\ngo 1.26\ntoolchain go1.26.3\n', { value: '1.26', line: 3 }, { value: 'go1.26.3', line: 4 }],
    ['\tgo\t1.26 // comment\r\ntoolchain default\r\n', { value: '1.26', line: 1 }, { value: 'default', line: 2 }],
    ['go 1.25\ngo 1.26\n', { value: '1.25', line: 1 }, null],
    ['// go 1.26\ngolang 1.26\ngo1.26\ntoolchains x\n', null, null],
    ['', null, null],
  ])('%j', (text, go, toolchain) => {
    expect(parseGoMod(text, 'f')).toEqual({ file: 'f', go, toolchain });
  });
});
