import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROXY_VARIABLES, type ProxyValues } from '../../../../electron/contract/terminal-proxy.ts';
import {
  isWritableValue,
  type ProxyForm,
  proxyLines,
  readProxyLines,
} from '../../../../electron/core/manager/profiles/proxy-lines.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { GRAMMARS, grammarNamed } from '../shells/grammars.ts';
import { findProgram } from './find-program.ts';

const run = promisify(execFile);
const ENV_PROGRAM = '/usr/bin/env';

interface ShellCase extends Pick<ProxyForm, 'placement'> {
  readonly syntax: string;
  readonly shell: string;
  readonly options: readonly string[];
  /** Reads the lines twice, as a profile that is sourced again would be, and prints the environment. */
  readonly script: (file: string) => string;
}

function formOf({ syntax, placement }: Pick<ShellCase, 'syntax' | 'placement'>): ProxyForm {
  return { grammar: grammarNamed(syntax), placement };
}

const posix = (file: string) => `. '${file}'; . '${file}'; ${ENV_PROGRAM} -0; set | grep '^goswitch_' || :`;
const fish = (file: string) => `source '${file}'; source '${file}'; ${ENV_PROGRAM} -0`;
const tcsh = (file: string) => `source '${file}'; source '${file}'; ${ENV_PROGRAM} -0; set | grep ^goswitch_ || true`;
const elvish = (file: string) => `eval (slurp < ${file}); eval (slurp < ${file}); ${ENV_PROGRAM} -0`;

const SHELLS: readonly ShellCase[] = [
  ...['dash', 'bash', 'zsh', 'ksh'].flatMap((shell) =>
    (['first', 'present'] as const).map(
      (placement): ShellCase => ({ shell, syntax: 'posix', placement, options: ['-euc'], script: posix }),
    ),
  ),
  { shell: 'zsh', syntax: 'posix', placement: 'first', options: ['-o', 'rcquotes', '-c'], script: posix },
  { shell: 'fish', syntax: 'fish', placement: 'first', options: ['-c'], script: fish },
  { shell: 'fish', syntax: 'fish', placement: 'present', options: ['-c'], script: fish },
  { shell: 'elvish', syntax: 'elvish', placement: 'first', options: ['-c'], script: elvish },
  { shell: 'tcsh', syntax: 'tcsh', placement: 'first', options: ['-fc'], script: tcsh },
  { shell: 'tcsh', syntax: 'tcsh', placement: 'present', options: ['-fc'], script: tcsh },
  {
    shell: 'tcsh',
    syntax: 'tcsh',
    placement: 'first',
    options: ['-fc'],
    script: (file) => `set backslash_quote; ${tcsh(file)}`,
  },
];

/** The environment after the lines, and what else was printed. */
async function environmentAfter(
  { shell, options, script }: ShellCase,
  lines: string,
  env: Record<string, string> = {},
) {
  const { dir } = await createSandbox();
  const file = path.join(dir, 'lines');
  await writeFile(file, `${lines}\n`);
  const base = {
    HOME: dir,
    PATH: '/usr/bin:/bin',
    TERM: 'dumb',
    LC_ALL: 'C.UTF-8',
    XDG_CONFIG_HOME: dir,
    XDG_DATA_HOME: dir,
  };
  const { stdout } = await run(findProgram(shell)!, [...options, script(file)], { env: { ...base, ...env } });
  const entries = stdout.split('\0');
  const rest = entries.pop();
  return {
    rest,
    variables: Object.fromEntries(
      entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
    ),
  };
}

function expected(values: ProxyValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => [
      [name, value],
      [name.toLowerCase(), value],
    ]),
  );
}

function proxiesOf(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => /_proxy$/i.test(name)));
}

/** Everything but control characters, rich in what some shell takes for its own. */
const anyValue = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...`'"\\$\`!#^~*?[]{}()<>|&;,=@%: -ü张😀‘’“`,
        "''",
        "\\'",
        '$(x)',
        '${HOME}',
        '\\\\',
        '!!',
        "'\\''",
        '$$',
        ' #',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => parts.join(''))
  .filter(isWritableValue);
const anyValues = fc
  .record(
    { HTTP_PROXY: anyValue, HTTPS_PROXY: anyValue, ALL_PROXY: anyValue, NO_PROXY: anyValue },
    { requiredKeys: [] },
  )
  .filter((values) => Object.keys(values).length > 0) as fc.Arbitrary<ProxyValues>;

describe.each(SHELLS)('in $shell $options, $placement', (shellCase) => {
  const { shell } = shellCase;
  it.skipIf(findProgram(shell) === null)(
    `the shell reads back exactly what was written, whatever it is (needs ${shell} on this machine)`,
    async () => {
      await fc.assert(
        fc.asyncProperty(anyValues, async (values) => {
          const { variables, rest } = await environmentAfter(shellCase, proxyLines(values, formOf(shellCase)));
          expect(proxiesOf(variables)).toEqual(expected(values));
          expect(rest?.trim()).toBe('');
        }),
        { numRuns: 15 },
      );
    },
  );

  it.skipIf(findProgram(shell) === null)(
    `a value chosen for one command (needs ${shell} on this machine)`,
    async () => {
      const lines = proxyLines({ HTTP_PROXY: 'http://a:1', HTTPS_PROXY: 'http://a:1' }, formOf(shellCase));
      const { variables } = await environmentAfter(shellCase, lines, { https_proxy: 'http://mine:9' });
      const isKept = shellCase.placement === 'present';
      const https = isKept ? { https_proxy: 'http://mine:9' } : expected({ HTTPS_PROXY: 'http://a:1' });
      expect(proxiesOf(variables)).toEqual({ ...expected({ HTTP_PROXY: 'http://a:1' }), ...https });
    },
  );
});

/** What the generator printed without quotes has a ~ that systemd takes as it is, and bash as a home. */
const KEEP_TILDE = String.raw`/=["$]/!s/~/\\~/g`;
const GENERATOR = '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator';

it.skipIf(!existsSync(GENERATOR))(
  'systemd’s own reader of environment.d gives exactly the values (needs systemd on this machine)',
  async () => {
    const form = formOf({ syntax: 'environment.d', placement: 'first' });
    const { dir } = await createSandbox();
    await mkdir(path.join(dir, 'environment.d'));
    await fc.assert(
      fc.asyncProperty(anyValues, async (values) => {
        await writeFile(
          path.join(dir, 'environment.d/60-goswitch.conf'),
          `# >>> goswitch proxy >>>\n${proxyLines(values, form)}\n# <<< goswitch proxy <<<\n`,
        );
        const env = { HOME: dir, XDG_CONFIG_HOME: dir, PATH: '/usr/bin:/bin' };
        const { stdout } = await run(
          '/bin/bash',
          [
            '-c',
            `eval "$(${GENERATOR} | grep -ai '_proxy=' | sed -e '${KEEP_TILDE}' -e 's/^/export /')"; ${ENV_PROGRAM} -0`,
          ],
          {
            env,
          },
        );
        const entries = stdout.split('\0').filter((entry) => /^\w*_proxy=/i.test(entry));
        expect(
          Object.fromEntries(
            entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
          ),
        ).toEqual(expected(values));
      }),
      { numRuns: 30, examples: [[{ HTTP_PROXY: '~' }], [{ HTTP_PROXY: '~/a:~' }], [{ HTTP_PROXY: '~ \'$"' }]] },
    );
  },
);

describe('the lines as text', () => {
  const forms = Object.keys(GRAMMARS).flatMap((syntax) =>
    (['first', 'present'] as const).map((placement) => ({ syntax, placement })),
  );

  it.each(forms)('are read again as what they set: $syntax, $placement', (named) => {
    const form = formOf(named);
    fc.assert(
      fc.property(anyValues, (values) => {
        expect(readProxyLines(proxyLines(values, form), form.grammar)).toEqual(values);
      }),
    );
  });

  it.each([
    ["export HTTP_PROXY='a' http_proxy='b'", 'two values for one variable'],
    ['export HTTP_PROXY=a http_proxy=a', 'no quotes'],
    ["export HTTP_PROXY='a' http_proxy='a'; rm x", 'a command after it'],
    ["export PATH='a' path='a'", 'another variable'],
    ['', 'nothing'],
  ])('%j is not of GoSwitch’s making: %s', (lines) => {
    expect(readProxyLines(lines, grammarNamed('posix'))).toBe(null);
  });

  it.each([
    ['posix', 'first', `export HTTPS_PROXY='http://p:1/'\\''x' https_proxy='http://p:1/'\\''x'`],
    ['fish', 'first', `set -gx HTTPS_PROXY 'http://p:1/\\'x'; set -gx https_proxy 'http://p:1/\\'x'`],
    ['tcsh', 'first', `setenv HTTPS_PROXY 'http://p:1/'\\''x'; setenv https_proxy 'http://p:1/'\\''x'`],
    ['powershell', 'first', `$env:HTTPS_PROXY = "http://p:1/'x"; $env:https_proxy = "http://p:1/'x"`],
    ['environment.d', 'first', `HTTPS_PROXY="http://p:1/'x"\nhttps_proxy="http://p:1/'x"`],
  ] as const)('%s, %s', (syntax, placement, lines) => {
    expect(proxyLines({ HTTPS_PROXY: "http://p:1/'x" }, formOf({ syntax, placement }))).toBe(lines);
  });

  it('PowerShell is spared what it takes for quotes, variables or another encoding', () => {
    const lines = proxyLines({ NO_PROXY: '’ $x `"ü' }, formOf({ syntax: 'powershell', placement: 'first' }));
    const value = '"$([char]8217) `$x ```"$([char]252)"';
    expect(lines).toBe(`$env:NO_PROXY = ${value}; $env:no_proxy = ${value}`);
  });

  it('are in one order, whatever the order of the values', () => {
    const form = formOf({ syntax: 'environment.d', placement: 'first' });
    const values = { NO_PROXY: 'n', ALL_PROXY: 'a', HTTPS_PROXY: 's', HTTP_PROXY: 'h' };
    expect(proxyLines(values, form).match(/^[A-Z_]+(?==)/gm)).toEqual([...PROXY_VARIABLES]);
  });
});
