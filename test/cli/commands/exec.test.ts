import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { installFakeSdk, makeFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

async function setUp() {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH, GOROOT: '/somewhere/else' } });
  await installFakeSdk(sandbox.context, { version: 'go1.25.5' });
  return { ...sandbox, goswitch: goswitchIn(sandbox) };
}

describe('goswitch exec', () => {
  it('runs the go of that version, with its arguments untouched', async () => {
    const { goswitch } = await setUp();
    const args = ['exec', '1.25', '--', 'go', 'build', '--json', '', 'a b', "it's", '$HOME', '*'];
    expect(await goswitch.run(args)).toEqual({
      code: 0,
      stdout: "go1.25.5: build --json  a b it's $HOME *\n",
      stderr: '',
    });
  });

  it('puts bin first on PATH, drops GOROOT, and keeps the go command from switching unless told otherwise', async () => {
    const { goswitch, context } = await setUp();
    const script = 'printf "%s|%s|%s\\n" "$PATH" "$GOROOT" "$GOTOOLCHAIN"';
    const bin = path.join(context.layout.sdk('go1.25.5'), 'bin');
    const args = ['exec', '1.25', '--', 'sh', '-c', script];
    expect((await goswitch.run(args)).stdout).toBe(`${bin}:${PLAIN_PATH}||local\n`);
    expect((await goswitch.run(args, { env: { GOTOOLCHAIN: 'go1.26.3+auto' } })).stdout).toBe(
      `${bin}:${PLAIN_PATH}||go1.26.3+auto\n`,
    );
  });

  it('system: runs the next go on PATH that is not GoSwitch’s own; refused where there is none', async () => {
    const { goswitch, context, dir } = await setUp();
    await makeFakeSdk(path.join(dir, 'own'), { version: 'go1.24.9' });
    const bin = path.join(dir, 'own/bin');
    const env = { PATH: `${context.layout.shims}:${bin}:${PLAIN_PATH}` };
    expect(await goswitch.run(['exec', 'system', '--', 'go', 'build', 'a b'], { env })).toEqual({
      code: 0,
      stdout: 'go1.24.9: build a b\n',
      stderr: '',
    });
    expect((await goswitch.run(['exec', 'system', '--', 'sh', '-c', 'exit 7'], { env })).code).toBe(7);
    const cwd = path.join(dir, 'newer');
    await mkdir(cwd);
    await writeFile(path.join(cwd, 'go.mod'), 'module example.org/x\n\ngo 1.99\n');
    expect(await goswitch.run(['exec', 'system', '--', 'go', 'build'], { env, cwd })).toEqual({
      code: 0,
      stdout: 'go1.24.9: build\n',
      stderr: expect.stringContaining('go.mod requires go >= 1.99 (running go 1.24.9; GOTOOLCHAIN=local)'),
    });
    const none = await goswitch.run(['exec', 'system', '--', 'go'], { env: { PATH: context.layout.shims } });
    expect([none.code, none.stderr]).toEqual([3, expect.stringContaining('No other go is on PATH')]);
  });

  it('tells the version to shells started in there, whose profiles put the shims first again', async () => {
    const { goswitch } = await setUp();
    expect((await goswitch.run(['exec', '1.25', '--', 'sh', '-c', 'echo $GOSWITCH_VERSION'])).stdout).toBe(
      'go1.25.5\n',
    );
  });

  it('tells GOROOT to a Go before 1.9 alone, which cannot find it by itself', async () => {
    const { goswitch, context } = await setUp();
    await installFakeSdk(context, { version: 'go1.8.7' });
    expect((await goswitch.run(['exec', '1.8', '--', 'sh', '-c', 'echo $GOROOT'])).stdout).toBe(
      `${context.layout.sdk('go1.8.7')}\n`,
    );
  });

  it('passes standard input, output, error and the exit code', async () => {
    const { goswitch } = await setUp();
    const args = ['exec', '1.25', '--', 'sh', '-c', 'cat; echo oops >&2; exit 42'];
    expect(await goswitch.run(args, { stdin: 'given' })).toEqual({ code: 42, stdout: 'given', stderr: 'oops\n' });
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('hands %s over to the program', async (signal) => {
    const { goswitch } = await setUp();
    const script = `trap 'echo got it; exit 7' ${signal.slice(3)}; echo ready; while :; do sleep 0.05; done`;
    const { child, ended } = goswitch.start(['exec', '1.25', '--', 'sh', '-c', script]);
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    child.kill(signal);
    expect(await ended).toEqual({ code: 7, stdout: 'ready\ngot it\n', stderr: '' });
  });

  it('dies of the signal that the program died of', async () => {
    const { goswitch } = await setUp();
    const { child, ended } = goswitch.start(['exec', '1.25', '--', 'sh', '-c', 'kill -KILL $$']);
    await ended;
    expect({ code: child.exitCode, signal: child.signalCode }).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('leaves SIGPIPE as it was, so that a pipe ends the program', async () => {
    const { goswitch } = await setUp();
    const { stdout } = await goswitch.run(['exec', '1.25', '--', 'sh', '-c', 'grep SigIgn /proc/self/status']);
    expect(stdout.trim().split(/\s+/)[1]).toMatch(/^0+$/);
  });

  it('says what cannot be run', async () => {
    const { goswitch } = await setUp();
    expect(await goswitch.run(['exec', '1.25', '--', 'no-such-program'])).toEqual({
      code: 127,
      stdout: '',
      stderr: 'error: no-such-program was not found on PATH\n',
    });
    expect(await goswitch.run(['exec', '1.20', 'go'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('hint: goswitch install 1.20'),
    });
  });
});
