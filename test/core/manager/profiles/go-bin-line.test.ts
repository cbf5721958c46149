import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { goBinLine } from '../../../../electron/core/manager/profiles/shims-line.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { grammarNamed } from '../shells/grammars.ts';
import { findProgram } from './find-program.ts';

const run = promisify(execFile);
const twice = (source: string) => (file: string) => `${source} '${file}'; ${source} '${file}'; echo "$PATH"`;

for (const [shell, syntax, args, script] of [
  ['bash', 'posix', ['-euc'], twice('.')],
  ['dash', 'posix', ['-euc'], twice('.')],
  ['zsh', 'posix', ['-euc'], twice('.')],
  ['fish', 'fish', ['-c'], twice('source')],
  ['tcsh', 'tcsh', ['-fc'], twice('source')],
  ['elvish', 'elvish', ['-c'], (file: string) => `eval (slurp < ${file}); eval (slurp < ${file}); echo $E:PATH`],
  [
    'nu',
    'nushell',
    ['-n', '-c'],
    (file: string) => `source '${file}'; source '${file}'; print ($env.PATH | str join ':')`,
  ],
] as const) {
  it.skipIf(findProgram(shell) === null)(
    `${shell} gets the folder last, once, whatever its name (needs ${shell} on this machine)`,
    async () => {
      for (const name of ['go', `o'brien "x" $a`, 'ü张 b']) {
        for (const isBelow of [true, false]) {
          const { dir } = await createSandbox();
          const folder = path.join(dir, name, 'bin');
          await mkdir(folder, { recursive: true });
          const userHome = isBelow ? dir : '/nonexistent';
          await writeFile(
            path.join(dir, 'line'),
            `${goBinLine({ grammar: grammarNamed(syntax), folder, userHome, os: 'linux' })}\n`,
          );
          const env = {
            HOME: isBelow ? dir : '/tmp',
            PATH: '/usr/bin:/bin',
            LC_ALL: 'C.UTF-8',
            XDG_CONFIG_HOME: dir,
            XDG_DATA_HOME: dir,
          };
          expect(
            (await run(findProgram(shell)!, [...args, script(path.join(dir, 'line'))], { env })).stdout.trim(),
          ).toBe(`/usr/bin:/bin:${folder}`);
        }
      }
    },
  );
}

it('is a line of PowerShell and of environment.d too', () => {
  const options = { folder: '/h/go/bin', userHome: '/h', os: 'linux' } as const;
  expect(goBinLine({ grammar: grammarNamed('environment.d'), ...options })).toBe('PATH="$PATH:$HOME/go/bin"');
  expect(goBinLine({ grammar: grammarNamed('powershell'), ...options })).toBe(
    `if (($env:PATH -split ':') -notcontains "$HOME/go/bin") { $env:PATH = $env:PATH + ':' + "$HOME/go/bin" }`,
  );
});
