import { describe, expect, it } from 'vitest';
import type { Command } from '../../electron/cli/command.ts';
import { parseCommandLine, parseGlobalOptions, splitCommandLine } from '../../electron/cli/parse-command-line.ts';

const plain: Command = {
  arguments: [
    { name: 'spec', required: true, doc: 'a spec' },
    { name: 'more', required: false, doc: 'more' },
  ],
  options: { from: { value: 'WHERE', doc: 'where' }, use: { doc: 'use it' } },
  examples: [],
  run: async () => 0,
};
const passing: Command = {
  ...plain,
  arguments: [{ name: 'spec', required: true, doc: 'a spec' }],
  passThrough: 'COMMAND...',
};

function parse(line: string, command = plain) {
  const { values, words, passedThrough } = parseCommandLine(splitCommandLine(line.split(' ')), command);
  return { values: { ...values }, words, passedThrough };
}

function refusal(line: string, command = plain) {
  try {
    parse(line, command);
  } catch (error) {
    const { code, message, hint } = error as { code: string; message: string; hint: string };
    return { code, message, hint };
  }
  throw new Error(`${line} was accepted`);
}

describe('splitCommandLine', () => {
  it.each([
    ['ls', { before: [], name: 'ls', after: [] }],
    ['--home /x -q ls --json', { before: ['--home', '/x', '-q'], name: 'ls', after: ['--json'] }],
    ['--home=/x ls', { before: ['--home=/x'], name: 'ls', after: [] }],
    ['--json', { before: ['--json'], name: undefined, after: [] }],
    ['--home', { before: ['--home'], name: undefined, after: [] }],
  ])('%s', (line, expected) => {
    expect(splitCommandLine(line.split(' '))).toEqual(expected);
  });
});

describe('parseCommandLine', () => {
  it('takes global options before and after the command', () => {
    expect(parse('--home /x install 1.26 --json -q')).toEqual({
      values: { home: '/x', json: true, quiet: true },
      words: ['1.26'],
      passedThrough: [],
    });
  });

  it('takes options of the command between its words', () => {
    expect(parse('install 1.26 --from=here more --use')).toEqual({
      values: { from: 'here', use: true },
      words: ['1.26', 'more'],
      passedThrough: [],
    });
  });

  it.each(['exec 1.26 -- go test --json', 'exec 1.26 go test --json', '-q exec 1.26 -- go test --json'])(
    'leaves the other program alone: %s',
    (line) => {
      expect(parse(line, passing)).toMatchObject({ words: ['1.26'], passedThrough: ['go', 'test', '--json'] });
      expect(parse(line, passing).values['json']).toBeUndefined();
    },
  );

  it('keeps a second -- for the other program', () => {
    expect(parse('exec 1.26 -- go run . -- -x', passing).passedThrough).toEqual(['go', 'run', '.', '--', '-x']);
  });

  it('asks for no words when help is asked for', () => {
    expect(parse('install --help').values).toEqual({ help: true });
  });

  it('says what is wrong and what to do', () => {
    expect([
      refusal('install'),
      refusal('install 1 2 3 4'),
      refusal('install 1 --form x'),
      refusal('install 1 --whatever'),
      refusal('install 1 --from'),
      refusal('install 1 --use=yes'),
      refusal('exec 1.26', passing),
      refusal('exec -- go', passing),
    ]).toEqual([
      {
        code: 'invalid-input',
        message: 'goswitch install needs <spec>: a spec',
        hint: 'goswitch install --help shows how it is used',
      },
      {
        code: 'invalid-input',
        message: 'goswitch install does not take these arguments: 3 4',
        hint: 'goswitch install --help shows how it is used',
      },
      { code: 'invalid-input', message: 'Unknown option: --form', hint: 'Did you mean --from?' },
      {
        code: 'invalid-input',
        message: 'Unknown option: --whatever',
        hint: 'goswitch install --help shows what it takes',
      },
      {
        code: 'invalid-input',
        message: '--from needs a value: --from WHERE',
        hint: 'goswitch install --help shows what it takes',
      },
      { code: 'invalid-input', message: '--use takes no value', hint: 'goswitch install --help shows what it takes' },
      {
        code: 'invalid-input',
        message: 'goswitch exec needs a command to run',
        hint: 'goswitch exec --help shows how it is used',
      },
      {
        code: 'invalid-input',
        message: 'goswitch exec needs <spec>: a spec',
        hint: 'goswitch exec --help shows how it is used',
      },
    ]);
  });

  it('reads a line without a command', () => {
    expect({ ...parseGlobalOptions(['--version', '--json']) }).toEqual({ version: true, json: true });
  });
});
