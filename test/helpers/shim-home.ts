import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CoreContext, Env } from '../../electron/core/context.ts';
import { createShims } from '../../electron/core/manager/shims/shims.ts';

interface ShimHomeOptions {
  /** Folder names below versions/. */
  readonly installed: readonly string[];
  /** Content of `active`, as it is; none when left out. */
  readonly active?: string | undefined;
  readonly aliases?: Readonly<Record<string, string>>;
}

/** A GoSwitch home with shims, whose SDKs are scripts that print their own path and their arguments, one a line. */
export async function makeShimHome(context: CoreContext, options: ShimHomeOptions): Promise<void> {
  const { layout } = context;
  for (const name of options.installed) {
    const bin = path.join(layout.sdk(name), 'bin');
    await mkdir(bin, { recursive: true });
    for (const tool of ['go', 'gofmt'])
      await writeFile(path.join(bin, tool), '#!/bin/sh\nprintf "%s\\n" "$0" "$@"\n', { mode: 0o755 });
  }
  await mkdir(layout.aliases, { recursive: true });
  for (const [name, content] of Object.entries(options.aliases ?? {})) await writeFile(layout.alias(name), content);
  if (options.active !== undefined) await writeFile(layout.active, options.active);
  await createShims(context).refresh(options.installed);
}

export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly cwd: string;
  readonly env?: Env;
  readonly argv0?: string;
  readonly stdin?: string;
}

/** Runs a program to its end, with this environment alone. */
export async function call(program: string, args: readonly string[], options: CallOptions): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const { cwd, env = {}, argv0 } = options;
    const child = spawn(program, args, {
      cwd,
      env: env as NodeJS.ProcessEnv,
      ...(argv0 === undefined ? {} : { argv0 }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => child.stdin.destroy());
    child.stdin.end(options.stdin ?? '');
  });
}
