import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { setupCommand } from '../../electron/main/setup-command.ts';
import { eventually } from '../helpers/eventually.ts';
import { createSandbox } from '../helpers/sandbox.ts';

const run = promisify(execFile);

/** An app's launcher in a folder with a name that needs quoting, and what tells of events. */
async function prepare() {
  const { context, dir, env } = await createSandbox();
  const launcher = path.join(dir, "the app's 50% $HOME", 'goswitch');
  await mkdir(path.dirname(launcher));
  await writeFile(launcher, '#!/bin/sh\nprintf "%s|" launched "$@"\n', { mode: 0o755 });
  let tell: (event: never) => void = () => undefined;
  const engine = {
    ask: vi.fn(),
    listen: (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
  };
  const command = path.join(context.layout.shims, 'goswitch');
  return { context, engine: engine as never, launcher, command, env, tell: (name: string) => tell({ name } as never) };
}

describe('the command next to the shims', () => {
  it('appears with the shims and starts the launcher of the app with every argument as it is', async () => {
    const { context, engine, launcher, command, tell, env } = await prepare();
    setupCommand({ context, engine, launcher });
    await expect(readFile(command, 'utf8')).rejects.toMatchObject({ code: 'ENOENT' });
    await mkdir(context.layout.shims, { recursive: true });
    tell('sdkInstalled');
    const { stdout } = await eventually(() => run(command, ['a b', "it's", '*'], { env }));
    expect(stdout).toBe("launched|a b|it's|*|");
  });

  it('says where the app was when it is gone', async () => {
    const { context, engine, launcher, command, env } = await prepare();
    await mkdir(context.layout.shims, { recursive: true });
    setupCommand({ context, engine, launcher });
    await eventually(() => readFile(command));
    await rm(launcher);
    await expect(run(command, [], { env })).rejects.toMatchObject({
      code: 127,
      stderr: `goswitch: the GoSwitch app is no longer at ${launcher}; start it once from its new place\n`,
    });
  });

  it('leaves a file of somebody else alone, and is not written from an AppImage', async () => {
    const { context, engine, launcher, command } = await prepare();
    await mkdir(context.layout.shims, { recursive: true });
    setupCommand({ context, engine, launcher: null });
    await writeFile(command, '#!/bin/sh\necho mine\n');
    setupCommand({ context, engine, launcher });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await readFile(command, 'utf8')).toBe('#!/bin/sh\necho mine\n');
  });

  it('has a form for cmd on Windows', async () => {
    const { context, engine } = await prepare();
    await mkdir(context.layout.shims, { recursive: true });
    setupCommand({
      context: { ...context, os: 'win32' },
      engine,
      launcher: 'C:\\Apps\\100%\\resources\\bin\\goswitch',
    });
    const text = await eventually(() => readFile(path.join(context.layout.shims, 'goswitch.cmd'), 'utf8'));
    expect(text.split('\r\n').slice(2)).toEqual(['"C:\\Apps\\100%%\\resources\\bin\\goswitch.cmd" %*', '']);
    expect(await readFile(path.join(context.layout.shims, 'goswitch'), 'utf8')).toContain(
      "exec 'C:/Apps/100%/resources/bin/goswitch' ",
    );
  });
});
