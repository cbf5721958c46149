import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { shells } from '../../../electron/core/manager/shells/shells.ts';
import { builtEntry } from '../../helpers/built-entry.ts';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { COMPILE_CACHE, goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

const run = promisify(execFile);
const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

/** A sandbox with two installed SDKs and `goswitch` on PATH. */
async function setUp() {
  const sandbox = await createSandbox();
  await installFakeSdk(sandbox.context, { version: 'go1.25.5' });
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  const bin = path.join(sandbox.dir, 'bin');
  await mkdir(bin);
  await writeFile(path.join(bin, 'goswitch'), `#!/bin/sh\nexec '${process.execPath}' '${builtEntry()}' "$@"\n`);
  await chmod(path.join(bin, 'goswitch'), 0o755);
  await writeFile(path.join(sandbox.dir, 'notes.txt'), '');
  const env = { ...sandbox.env, ...COMPILE_CACHE, PATH: `${bin}:${PLAIN_PATH}`, TERM: 'xterm' };
  return { ...sandbox, options: { cwd: sandbox.dir, env, timeout: 25_000 } };
}

describe.skipIf(!has('bash'))('bash completion (needs bash)', () => {
  it.each([
    ['goswitch inst', ['install']],
    ['goswitch use ', ['1.26.3', '1.25.5']],
    ['goswitch uninstall --fo', ['--force']],
    ['goswitch import no', ['notes.txt']],
    ['goswitch exec 1.26.3 -- gosw', ['goswitch']],
  ])('%s', async (line, expected) => {
    const { options } = await setUp();
    const words = line.split(' ');
    const script = [
      'eval "$(goswitch completion bash)"',
      'complete -p goswitch >/dev/null || exit 9',
      'COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))',
      '_goswitch goswitch "${@: -1}" "${@: -2:1}"',
      'printf "%s\\n" "${COMPREPLY[@]}"',
    ].join('\n');
    const { stdout } = await run('bash', ['--norc', '-c', script, 'bash', ...words], options);
    expect(stdout.trim().split('\n')).toEqual(expected);
  });
});

describe.skipIf(!has('fish'))('fish completion (needs fish)', () => {
  it.each([
    ['goswitch inst', ['install\tDownload, verify and install a release']],
    ['goswitch use ', ['1.26.3', '1.25.5']],
    ['goswitch import no', ['notes.txt']],
  ])('%s', async (line, expected) => {
    const { options } = await setUp();
    const { stdout } = await run(
      'fish',
      ['--no-config', '-c', `goswitch completion fish | source; complete -C '${line}'`],
      options,
    );
    expect(stdout.trimEnd().split('\n')).toEqual(expected);
  });
});

describe.skipIf(!has('zsh'))('zsh completion (needs zsh)', () => {
  it.each([
    ['goswitch inst', 'goswitch install '],
    ['goswitch use 1.26', 'goswitch use 1.26.3 '],
    ['goswitch import no', 'goswitch import notes.txt '],
  ])('%s', async (line, expected) => {
    const { options } = await setUp();
    // A real interactive zsh on a terminal of its own: TAB is typed, and the line it makes is read back.
    const script = [
      'zmodload zsh/zpty',
      'zpty shell zsh -f -i',
      `zpty -w shell 'PS1=; PROMPT_EOL_MARK=; unsetopt zle_bracketed_paste; autoload -U compinit; compinit -D -u; eval "$(goswitch completion zsh)"; print RE""ADY'`,
      'zpty -r shell seen "*READY*"',
      `bindkey_line='show() { print -r -- "<<$BUFFER>>"; }; zle -N show; bindkey "^X" show; print SE""T'`,
      'zpty -w shell "$bindkey_line"',
      'zpty -r shell seen "*SET*"',
      `zpty -w -n shell '${line}'$'\\t\\x18'`,
      'zpty -r shell seen "*>>*"',
      'print -r -- "$seen"',
    ].join('\n');
    const { stdout } = await run('zsh', ['-f', '-c', script], options);
    expect(/<<(.*?)>>/.exec(stdout)?.[1]).toBe(expected);
  });
});

it.skipIf(!has('elvish') || !has('script'))('elvish completes at a terminal (needs elvish and script)', async () => {
  const { options, dir } = await setUp();
  const ask = (line: string) =>
    `put ($edit:completion:arg-completer[goswitch] ${line}) | each {|one| print '<'(repr $one)'>' }`;
  const rc = path.join(dir, 'rc.elv');
  await writeFile(
    rc,
    `eval (goswitch completion elvish | slurp)\n${ask("goswitch use ''")}\n${ask('goswitch import no')}\nexit\n`,
  );
  const elvish = `elvish -rc ${rc} -db ${dir}/none/db -sock ${dir}/none/sock`;
  const { stdout } = await run('script', ['-qec', elvish, '/dev/null'], options);
  const found = [...stdout.matchAll(/<\(edit:complex-candidate (\S+)/g)].map(([, word]) => word);
  // Of files the completer names all of a folder: the line editor keeps those that begin as the word does.
  expect(found).toEqual(['1.26.3', '1.25.5', 'bin/', 'notes.txt', 'rc.elv', 'user/']);
});

// There is no PowerShell on the machines that run the tests, so its script is looked at as text alone.
describe('PowerShell completion, as text', () => {
  const { script } = shells.find(({ name }) => name === 'powershell')!.completion!;

  it('registers a completer that asks for the words, and closes every bracket', () => {
    expect(script).toContain('Register-ArgumentCompleter -Native -CommandName goswitch -ScriptBlock {');
    expect(script).toContain("goswitch __complete '--' @before $last");
    const code = script.replace(/^#.*$|'(?:[^']|'')*'|"[^"]*"/gm, '');
    for (const [open, close] of ['{}', '()', '[]'] as const)
      expect(code.split(open!).length).toBe(code.split(close!).length);
  });

  it('quotes every name that PowerShell would read as more than a word', () => {
    const plain = new RegExp(/-match '([^']+)'/.exec(script)![1]!);
    const doubled = new RegExp(/-replace '(\[''.*?\])'/.exec(script)![1]!.replace("''", "'"), 'g');
    for (const name of ['1.26.3', '--force', 'install']) expect(name).toMatch(plain);
    for (const name of ['a b', '$(x)', 'a;b', '`x`', '@a', "o'brien", 'a|b', '{x}', 'a&b', 'a,b', '‘x’', '#x'])
      expect(name).not.toMatch(plain);
    expect("o'b‘c’".replace(doubled, '$&$&')).toBe("o''b‘‘c’’");
  });
});

describe('goswitch completion', () => {
  it.each(shells.filter(({ completion }) => completion !== null))(
    'prints the script of $name',
    async ({ name: shell, completion }) => {
      const goswitch = goswitchIn(await createSandbox());
      expect(await goswitch.run(['completion', shell])).toEqual({
        code: 0,
        stdout: completion!.script,
        stderr: '',
      });
      expect(await goswitch.json(['completion', shell])).toMatchObject({ code: 0, value: { shell } });
    },
  );

  it('knows which shells it has', async () => {
    const goswitch = goswitchIn(await createSandbox());
    expect(await goswitch.run(['completion', 'tcsh'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: GoSwitch has no completion script for tcsh\nhint: There is one for bash, zsh, fish, powershell, nushell, elvish, xonsh\n',
    });
  });
});
