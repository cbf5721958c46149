import { execFile } from 'node:child_process';
import { access, readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { parseSync } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { API_METHODS } from '../../electron/contract/api-methods.ts';
import { buildDesktop, NODE, ROOT } from '../helpers/build-desktop.ts';

const run = promisify(execFile);
let dir: string;
beforeAll(async () => {
  dir = await buildDesktop();
});

describe('the bundle of the desktop app', () => {
  it('starts over the stand-in, shows the page beside it and answers calls', async () => {
    const script = path.join(ROOT, 'test', 'helpers', 'electron', 'run-bundle.ts');
    const env = { HOME: dir, PATH: '/usr/bin:/bin', GOSWITCH_HOME: path.join(dir, 'home') };
    const { stdout } = await run(NODE, [script, path.join(dir, 'dist', 'main.js')], { env, cwd: dir });
    const { info, ...result } = JSON.parse(stdout);
    expect(result).toEqual({
      // Whatever else the process needs lies in the archive of the package with it.
      loaded: ['main.js'],
      opened: [],
      url: 'app://goswitch/',
      preload: path.join(dir, 'dist', 'preload.cjs'),
      icon: path.join(dir, 'resources', 'icons', '256x256.png'),
      page: '<!doctype html><title>GoSwitch</title>',
      job: { ok: true, value: { jobId: expect.any(String) } },
    });
    expect(info).toMatchObject({ ok: true, value: { version: '1.2.3', home: path.join(dir, 'home') } });
    await Promise.all([result.preload, result.icon].map((file) => access(file)));
  });

  it('has all code of the main process in main.js, which loads electron, Node and no file; workers are started by their names', async () => {
    const code = await readFile(path.join(dir, 'dist', 'main.js'), 'utf8');
    const { staticImports, dynamicImports, staticExports } = parseSync('main.js', code).module;
    const imported = staticImports.map(({ moduleRequest }) => moduleRequest.value);
    const required = [...code.matchAll(/(?:createRequire\(import\.meta\.url\)|__require)\(([^)]*)\)/g)].map((call) =>
      JSON.parse(call[1] || '""'),
    );
    expect([...new Set([...imported, ...required])].filter((name) => !isBuiltin(name))).toEqual(['electron']);
    expect([dynamicImports, staticExports]).toEqual([[], []]);

    // One place starts threads (openThread), from the address that its caller made.
    expect([...code.matchAll(/new Worker\(/g)]).toHaveLength(1);
    const started = [...code.matchAll(/workerUrl\("([\w-]+)", import\.meta\.url\)/g)].map((call) => call[1]);
    const workers = (await readdir(path.join(dir, 'dist')))
      .filter((name) => name.endsWith('-worker.js'))
      .map((name) => path.parse(name).name);
    expect(workers).toEqual(expect.arrayContaining(started));
    expect(started.length).toBeGreaterThan(0);
  });

  it('has preload as one script that needs nothing but electron, and lets every method of the contract through', async () => {
    const code = await readFile(path.join(dir, 'dist', 'preload.cjs'), 'utf8');
    const required: string[] = [];
    const invoked: unknown[] = [];
    const exposed = new Map<string, { call(method: string, input: unknown): Promise<unknown> }>();
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, value: never) => exposed.set(name, value) },
      ipcRenderer: {
        invoke: async (...args: unknown[]) => invoked.push(args),
        on: () => undefined,
        send: () => undefined,
      },
      webUtils: { getPathForFile: () => '' },
    };
    const require = (name: string) => {
      required.push(name);
      return electron;
    };
    vm.runInNewContext(code, { require, module: { exports: {} }, exports: {} });
    for (const method of API_METHODS) await exposed.get('goswitch')?.call(method, {});
    expect([required, [...exposed.keys()]]).toEqual([['electron'], ['goswitch']]);
    expect(invoked).toEqual(API_METHODS.map((method) => ['goswitch:call', method, {}]));
  });
});
