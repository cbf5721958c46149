import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { shimsLine } from '../../../../electron/core/manager/profiles/shims-line.ts';
import type { Placement } from '../../../../electron/core/manager/shells/grammar.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { grammarNamed } from '../shells/grammars.ts';
import { findProgram } from './find-program.ts';

const run = promisify(execFile);

interface ShellCase {
  readonly shell: string;
  readonly syntax: string;
  readonly placement: Placement;
  readonly options: readonly string[];
  readonly script: (file: string) => string;
  readonly movesToFront: boolean;
}

const elvishString = (text: string) => `'${text.replaceAll("'", "''")}'`;
const posixTwice = (file: string) => `. '${file}'; . '${file}'; printf '%s\\n' "$PATH"; set | grep '^goswitch_' || :`;
const fishTwice = (file: string) => `source '${file}'; source '${file}'; echo "$PATH"; set -n | grep ^goswitch_; true`;
const tcshTwice = (file: string) => `source '${file}'; source '${file}'; echo "$PATH"`;
const nuTwice = (file: string) =>
  `source ${JSON.stringify(file)}; source ${JSON.stringify(file)}; print ($env.PATH | str join ":")`;
const elvishTwice = (file: string) =>
  `eval (slurp < ${elvishString(file)}); eval (slurp < ${elvishString(file)}); echo $E:PATH`;
const xonshTwice = (file: string) =>
  `import pathlib; f = pathlib.Path(${JSON.stringify(file)}).read_text(); execx(f); execx(f); print(":".join($PATH))`;
const tcshAtPrompt = (file: string) => `set prompt = x; ${tcshTwice(file)}`;

const SHELLS: readonly ShellCase[] = [
  ...['bash', 'zsh', 'dash', 'ksh'].map(
    (shell): ShellCase => ({
      shell,
      syntax: 'posix',
      placement: 'first',
      options: ['-euc'],
      script: posixTwice,
      movesToFront: true,
    }),
  ),
  { shell: 'fish', syntax: 'fish', placement: 'first', options: ['-c'], script: fishTwice, movesToFront: true },
  { shell: 'fish', syntax: 'fish', placement: 'present', options: ['-ic'], script: fishTwice, movesToFront: true },
  { shell: 'fish', syntax: 'fish', placement: 'present', options: ['-c'], script: fishTwice, movesToFront: false },
  { shell: 'tcsh', syntax: 'tcsh', placement: 'first', options: ['-fc'], script: tcshTwice, movesToFront: true },
  { shell: 'tcsh', syntax: 'tcsh', placement: 'present', options: ['-fc'], script: tcshAtPrompt, movesToFront: true },
  { shell: 'tcsh', syntax: 'tcsh', placement: 'present', options: ['-fc'], script: tcshTwice, movesToFront: false },
  { shell: 'nu', syntax: 'nushell', placement: 'first', options: ['-n', '-c'], script: nuTwice, movesToFront: true },
  {
    shell: 'xonsh',
    syntax: 'xonsh',
    placement: 'first',
    options: ['--no-rc', '-DXONSH_HISTORY_BACKEND=dummy', '-c'],
    script: xonshTwice,
    movesToFront: true,
  },
  { shell: 'elvish', syntax: 'elvish', placement: 'first', options: ['-c'], script: elvishTwice, movesToFront: true },
];

const HOMES = ['home', 'o\'brien "x"', 'ü张 $HOME `x` $(x)', 'star * [a] ?', 'bang! #a', '-dash \\ back'];
// xonsh itself replaces variables in every entry of PATH that it reads, so a `$` cannot be in one.
const SYSTEM = '/usr/bin:/bin';

async function pathAfter(
  { shell, syntax, options, script }: ShellCase,
  placement: Placement,
  start: { home: string; shims: string; PATH: string; isBelow: boolean },
) {
  const sandbox = await createSandbox();
  const file = path.join(sandbox.dir, 'line');
  const userHome = start.isBelow ? start.home : '/nonexistent';
  await writeFile(
    file,
    `${shimsLine({ grammar: grammarNamed(syntax), placement, shims: start.shims, userHome, os: 'linux' })}\n`,
  );
  const env = {
    HOME: start.isBelow ? start.home : sandbox.dir,
    PATH: start.PATH,
    TERM: 'dumb',
    LC_ALL: 'C.UTF-8',
    XDG_CONFIG_HOME: sandbox.dir,
    XDG_DATA_HOME: sandbox.dir,
  };
  const { stdout } = await run(findProgram(shell)!, [...options, script(file)], { env });
  return stdout.trimEnd();
}

describe.each(SHELLS)('the line in $shell $options, $placement', (shellCase) => {
  const { shell, placement, movesToFront } = shellCase;
  it.skipIf(findProgram(shell) === null)(
    `puts shims first, once, whatever its name (needs ${shell} on this machine)`,
    async () => {
      const cases = HOMES.filter((name) => shell !== 'xonsh' || !name.includes('$')).flatMap((name) => [
        { name, isBelow: true, folder: '.goswitch' },
        { name, isBelow: true, folder: `of ${name}` },
        { name, isBelow: false, folder: '.goswitch' },
      ]);
      const { dir } = await createSandbox();
      const found = await Promise.all(
        cases.map(async ({ name, isBelow, folder }, at) => {
          const home = path.join(dir, `${at}`, name);
          const shims = path.join(home, folder, 'shims');
          await mkdir(shims, { recursive: true });
          return [await pathAfter(shellCase, placement, { home, shims, PATH: SYSTEM, isBelow }), `${shims}:${SYSTEM}`];
        }),
      );
      for (const [actual, expected] of found) expect(actual).toBe(expected);
    },
  );

  it.skipIf(findProgram(shell) === null)(
    `${movesToFront ? 'moves shims to the front' : 'leaves shims where a script’s caller put it'} (needs ${shell} on this machine)`,
    async () => {
      const { dir } = await createSandbox();
      const home = path.join(dir, 'h ü');
      const shims = path.join(home, '.goswitch/shims');
      await mkdir(shims, { recursive: true });
      const starts = [`/opt:${shims}:${SYSTEM}`, `${SYSTEM}:${shims}`, `/opt:${shims}:${SYSTEM}:${shims}`];
      for (const PATH of starts) {
        const rest = PATH.split(':').filter((entry) => entry !== shims);
        const expected = movesToFront ? [shims, ...rest].join(':') : PATH;
        expect(await pathAfter(shellCase, placement, { home, shims, PATH, isBelow: true })).toBe(expected);
      }
      expect(await pathAfter(shellCase, placement, { home, shims, PATH: `${shims}:${SYSTEM}`, isBelow: true })).toBe(
        `${shims}:${SYSTEM}`,
      );
    },
  );
});

describe.each(SHELLS.filter(({ syntax }) => syntax === 'posix'))('in $shell', (shellCase) => {
  const { shell } = shellCase;
  it.skipIf(findProgram(shell) === null)(
    `empty entries stay, an empty PATH gets none, scripts keep their order (needs ${shell} on this machine)`,
    async () => {
      const home = '/nonexistent/home';
      const shims = `${home}/.goswitch/shims`;
      const pathFrom = (placement: Placement, PATH: string) =>
        pathAfter(shellCase, placement, { home, shims, PATH, isBelow: true });
      expect([
        await pathFrom('first', `:/a::${shims}:/usr/bin:/bin:`),
        await pathFrom('present', `/a:${shims}:/usr/bin:/bin`),
        await pathFrom('present', '/usr/bin:/bin'),
      ]).toEqual([`${shims}::/a::/usr/bin:/bin:`, `/a:${shims}:/usr/bin:/bin`, `${shims}:/usr/bin:/bin`]);
      if (shell !== 'zsh') expect(await pathFrom('first', '')).toMatch(new RegExp(`^${shims}$`));
    },
  );
});

const GENERATOR = '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator';

it.skipIf(!existsSync(GENERATOR))(
  'systemd’s own reader of environment.d puts shims first, whatever its name (needs systemd on this machine)',
  async () => {
    for (const name of HOMES) {
      for (const isBelow of [true, false]) {
        const { dir } = await createSandbox();
        const home = path.join(dir, name);
        const shims = path.join(home, 'shims');
        await mkdir(path.join(dir, 'environment.d'));
        const line = shimsLine({
          grammar: grammarNamed('environment.d'),
          placement: 'first',
          shims,
          userHome: isBelow ? home : '/nonexistent',
          os: 'linux',
        });
        await writeFile(
          path.join(dir, 'environment.d/60-goswitch.conf'),
          `# >>> goswitch >>>\n${line}\n# <<< goswitch <<<\n`,
        );
        const env = { HOME: home, XDG_CONFIG_HOME: dir, PATH: SYSTEM };
        const { stdout } = await run('/bin/sh', ['-c', `eval "$(${GENERATOR} | grep ^PATH=)"; printf %s "$PATH"`], {
          env,
        });
        expect(stdout).toBe(`${shims}:${SYSTEM}`);
      }
    }
  },
);

describe('the line as text', () => {
  it.each([
    [
      'posix',
      'present',
      '/h/.goswitch/shims',
      `case ":\${PATH-}:" in *":$HOME/.goswitch/shims:"*) ;; *) PATH="$HOME/.goswitch/shims\${PATH:+:$PATH}"; export PATH ;; esac`,
    ],
    ['environment.d', 'first', '/h/.goswitch/shims', 'PATH="$HOME/.goswitch/shims:$PATH"'],
    ['environment.d', 'first', '/opt/$a "b"\\', 'PATH="/opt/$$a \\"b\\"\\\\:$PATH"'],
    [
      'powershell',
      'first',
      '/h/ü$`"/shims',
      'if (($env:PATH -split \':\')[0] -cne "$HOME/$([char]252)`$```"/shims") { $env:PATH = (@("$HOME/$([char]252)`$```"/shims") + @($env:PATH -split \':\' | Where-Object { $_ -cne "$HOME/$([char]252)`$```"/shims" })) -join \':\' }',
    ],
  ] as const)('%s, %s, %s', (syntax, placement, shims, expected) => {
    expect(shimsLine({ grammar: grammarNamed(syntax), placement, shims, userHome: '/h', os: 'linux' })).toBe(expected);
  });

  it('uses Windows’ separators in PowerShell, and Git Bash’s names in bash', () => {
    const windows = { placement: 'present', userHome: 'C:\\Users\\me', os: 'win32' } as const;
    expect(shimsLine({ ...windows, grammar: grammarNamed('powershell'), shims: 'C:\\Users\\me\\x\\shims' })).toBe(
      'if (($env:PATH -split \';\')[0] -ine "$HOME\\x\\shims") { $env:PATH = (@("$HOME\\x\\shims") + @($env:PATH -split \';\' | Where-Object { $_ -ine "$HOME\\x\\shims" })) -join \';\' }',
    );
    expect(shimsLine({ ...windows, grammar: grammarNamed('posix'), shims: 'C:\\Users\\me\\x\\shims' })).toContain(
      '"$HOME/x/shims',
    );
    expect(shimsLine({ ...windows, grammar: grammarNamed('posix'), shims: 'D:\\x\\shims' })).toContain('"/d/x/shims');
  });

  it.each(['/h/a:b', '/h/a\nb'])('refuses the folder %j, which cannot stand on PATH', (shims) => {
    expect(() =>
      shimsLine({ grammar: grammarNamed('posix'), placement: 'first', shims, userHome: '/h', os: 'linux' }),
    ).toThrow('cannot be put on PATH');
  });
});
