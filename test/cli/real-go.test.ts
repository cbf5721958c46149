import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { goswitchIn } from '../helpers/goswitch-command.ts';
import { openReleaseServer } from '../helpers/open-release-server.ts';
import { findRealGo, packRealGo } from '../helpers/pack-real-go.ts';
import { createSandbox } from '../helpers/sandbox.ts';

const run = promisify(execFile);
const go = await findRealGo();

const PROGRAM = `package main

import (
	"fmt"
	"runtime"
)

func main() { fmt.Println("built by", runtime.Version()) }
`;

describe.skipIf(go === null)(
  'a real Go, packed as a release and served on loopback (needs a Go on this machine)',
  () => {
    it('is installed on an empty machine, made active, and builds and runs a program', {
      timeout: 180_000,
    }, async () => {
      const packed = await packRealGo(go!.root);
      const sandbox = await createSandbox();
      const server = await openReleaseServer();
      const { native } = sandbox.context;
      const file = { filename: packed.filename, os: native.os, arch: native.arch, bytes: await readFile(packed.path) };
      server.addRelease({ version: packed.version, files: [file] });
      const goswitch = goswitchIn(sandbox);
      const spec = packed.version.slice(2);

      const installed = await goswitch.json(['install', spec, '--from', server.base, '--use']);
      const root = path.join(sandbox.home, 'versions', packed.version);
      expect(installed).toMatchObject({
        code: 0,
        value: { ok: true, version: packed.version, root, verifiedBy: 'sha256' },
      });
      const verified = await goswitch.json(['verify', spec]);
      expect(verified).toMatchObject({
        code: 0,
        value: { version: packed.version, ok: true, changed: [], missing: [], extra: [] },
      });

      const project = path.join(sandbox.dir, 'a project');
      await mkdir(project);
      await writeFile(path.join(project, 'go.mod'), 'module example.org/hello\n\ngo 1.20\n');
      await writeFile(path.join(project, 'main.go'), PROGRAM);
      const bin = path.join(sandbox.home, 'current/bin');
      const env = {
        ...sandbox.env,
        PATH: `${bin}:${sandbox.env['PATH']}`,
        GOTOOLCHAIN: 'local',
        GOPROXY: 'off',
        GOFLAGS: '-buildvcs=false',
      };
      const { stdout } = await run('go', ['run', '.'], { cwd: project, env });
      expect(stdout).toBe(`built by ${packed.version}\n`);
      const { stdout: reported } = await run('go', ['env', 'GOROOT', 'GOVERSION'], { cwd: project, env });
      expect(reported.trim().split('\n').at(-1)).toBe(packed.version);
    });
  },
);
