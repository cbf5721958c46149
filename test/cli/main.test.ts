import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_TABLE } from '../../electron/cli/command-table.ts';
import { builtEntry } from '../helpers/built-entry.ts';
import { installFakeSdk } from '../helpers/fake-sdk.ts';
import { COMPILE_CACHE, goswitchIn, SOURCE_ENTRY } from '../helpers/goswitch-command.ts';
import { openReleaseServer } from '../helpers/open-release-server.ts';
import { createSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { serveMadeReleases } from '../helpers/serve-made-releases.ts';

const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
const ESCAPE = '\u001b[';

/** Runs the command on a terminal of its own; both outputs come back as one text. */
async function onTerminal(
  sandbox: Sandbox,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const quoted = [process.execPath, builtEntry(), ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', `stty cols 100; ${quoted}`, '/dev/null'], {
    cwd: sandbox.dir,
    env: { ...sandbox.env, TERM: 'xterm-256color', SHELL: '/bin/sh', ...COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) text += chunk;
  return text;
}

it('makes no temporary folder for its cache of compiled code', async () => {
  const { dir, env } = await createSandbox();
  const missing = path.join(dir, 'missing');
  const { status } = spawnSync(process.execPath, [SOURCE_ENTRY, '--version'], { env: { ...env, TMPDIR: missing } });
  expect([status, existsSync(missing)]).toEqual([0, false]);
});

describe('goswitch --help', () => {
  it('lists every command, and shows examples', async () => {
    const goswitch = goswitchIn(await createSandbox());
    const { code, stdout, stderr } = await goswitch.run([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { name, summary } of COMMAND_TABLE) expect(stdout).toMatch(new RegExp(`^ {2}${name} +${summary}$`, 'm'));
    expect(stdout).toContain('Examples\n  goswitch ls-remote');
    expect(await goswitch.run(['--help'])).toEqual({ code, stdout, stderr });
    expect(await goswitch.run(['help'])).toEqual({ code, stdout, stderr });
  });

  it.each(COMMAND_TABLE)('shows how $name is used, with examples', async ({ name, summary, load }) => {
    const command = await load();
    expect(command.examples.length).toBeGreaterThan(0);
    for (const { line } of command.examples) expect(line).toMatch(new RegExp(`\\bgoswitch ${name}\\b`));
    for (const { doc } of Object.values(command.options ?? {})) expect(doc).toMatch(/[^.]$/);
    expect(summary).toMatch(/^[A-Z].*[^.]$/);
  });

  it('is the same however it is asked for', async () => {
    const goswitch = goswitchIn(await createSandbox());
    const help = await goswitch.run(['install', '--help']);
    expect(help).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage: goswitch install [spec] [options]'),
    });
    expect(await goswitch.run(['help', 'install'])).toEqual(help);
    expect(await goswitch.run(['install', '1.26', '-h'])).toEqual(help);
  });
});

describe('a command line that is not understood', () => {
  it('ends with code 2, an error and a hint', async () => {
    const goswitch = goswitchIn(await createSandbox());
    expect(await goswitch.run(['list'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: Unknown command: list\nhint: Did you mean goswitch ls?\n',
    });
    expect(await goswitch.run(['ls', '--al'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error: Unknown option: --al\nhint: /),
    });
  });

  it('fails in the documented shape with --json', async () => {
    const goswitch = goswitchIn(await createSandbox());
    const error = {
      code: 'invalid-input',
      message: 'Unknown command: frobnicate',
      hint: 'goswitch --help lists the commands',
    };
    expect(await goswitch.json(['frobnicate'])).toEqual({ code: 2, value: { ok: false, error } });
  });
});

describe('options of every command', () => {
  it('--home is taken before and after the command, and from the working folder', async () => {
    const sandbox = await createSandbox();
    await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
    const goswitch = goswitchIn({ dir: sandbox.dir, env: { ...sandbox.env, HOME: path.join(sandbox.dir, 'nowhere') } });
    for (const args of [
      ['--home', sandbox.home, 'which'],
      ['which', `--home=${sandbox.home}`],
      ['which', '--home', 'user/.goswitch'],
    ]) {
      const { stdout } = await goswitch.run(args, { env: { GOSWITCH_VERSION: '1.26.3' } });
      expect(stdout).toBe(`${sandbox.context.layout.sdk('go1.26.3')}/bin/go\n`);
    }
  });

  it('--version prints the version alone', async () => {
    const goswitch = goswitchIn(await createSandbox());
    expect((await goswitch.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await goswitch.json(['--version'])).toEqual({
      code: 0,
      value: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    });
  });
});

describe.skipIf(!hasScript)('on a terminal (needs script)', () => {
  it('shows a bar with share, bytes, rate and remaining time while it installs, and leaves no trace of it', async () => {
    const [sandbox, server] = [await createSandbox(), await openReleaseServer()];
    const noise = Array.from({ length: 40_000 }, (_, index) => Math.sin(index)).join(' ');
    serveMadeReleases(server, [{ version: 'go1.26.3', files: { 'src/noise.txt': noise } }]);
    server.faultAlways('/dl/go1.26.3.linux-amd64.tar.gz', 'trickle:20000:80');
    const args = ['install', '1.26', '--from', server.base];
    const text = await onTerminal(sandbox, args, { LANG: 'C.UTF-8' });
    expect(text).toMatch(
      /1\.26 downloading {2}█+░+ {2}\d+% {2}[\d.]+ kB of [\d.]+ kB {2}[\d.]+ [kM]B\/s {2}[\d.]+ m?s left/,
    );
    const screen = text.split(`\r${ESCAPE}K`).at(-1);
    expect(screen?.startsWith(`${ESCAPE}32mInstalled`)).toBe(true);
    expect(server.requests.length).toBeGreaterThan(1);
  });

  it('has colour, but not with NO_COLOR or on a dumb terminal', async () => {
    const sandbox = await createSandbox();
    await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
    expect(await onTerminal(sandbox, ['ls'])).toContain(ESCAPE);
    expect(await onTerminal(sandbox, ['ls'], { NO_COLOR: '1' })).not.toContain(ESCAPE);
    expect(await onTerminal(sandbox, ['ls'], { NO_COLOR: '' })).toContain(ESCAPE);
    expect(await onTerminal(sandbox, ['ls'], { TERM: 'dumb' })).not.toContain(ESCAPE);
    expect(await onTerminal(sandbox, ['ls', '--json'])).not.toContain(ESCAPE);
  });
});
