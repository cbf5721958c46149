import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAppError } from '../../../../electron/contract/errors.ts';
import { parsePin } from '../../../../electron/core/go/go-version/parse-pin.ts';
import { cmdShimScript, versionCmdShimScript } from '../../../../electron/core/manager/shims/cmd-shim-script.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import type { Answer } from '../../../helpers/shim-home.ts';

describe('the batch shims', () => {
  for (const [name, text, tool] of [
    ['go', cmdShimScript('go'), 'go.exe'],
    ['gofmt', cmdShimScript('gofmt'), 'gofmt.exe'],
    ['go1.26.3', versionCmdShimScript('go1.26.3'), 'go.exe'],
  ] as const) {
    it(`${name}: end every line with CR LF, carry the mark on the second, and end by running ${tool} with all arguments, out of setlocal`, () => {
      const lines = text.split('\r\n');
      expect(lines.join('').includes('\n')).toBe(false);
      expect({ second: lines[1], last: lines.at(-2) }).toEqual({
        second: expect.stringMatching(/^rem GoSwitch shim [0-9]+$/),
        last: expect.stringMatching(new RegExp(`^endlocal & ".*\\\\bin\\\\${tool.replace('.', '\\.')}" %\\*$`)),
      });
    });
  }

  it('hold no path of a machine, use what a FOR variable holds in quotes only, and jump to labels that are there', () => {
    const text = cmdShimScript('go');
    const labels = new Set([...text.matchAll(/^:(\w+)\r$/gm)].map((match) => match[1]));
    const jumps = [...text.matchAll(/\b(?:goto|call :)\s?(\w+)/g)].map((match) => match[1]);
    expect(jumps.filter((label) => !labels.has(label))).toEqual([]);
    const raw = [...text.matchAll(/%%[LM]/g)].map(({ index }) =>
      text.slice(text.lastIndexOf('\n', index) + 1, text.indexOf('\r', index)).trim(),
    );
    expect(
      raw.filter(
        (line) =>
          !/(^| )set "_gsw_\w+=%%[LM]"$/.test(line) &&
          !/^for \/f "usebackq .* in \("%_gsw_\w+%"\) do( \(|.* set "_gsw_text=%%L")$/.test(line),
      ),
    ).toEqual([]);
    expect(text).not.toMatch(/[A-Z]:\\|\/tmp|\/home/);
  });
});

const wine = ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/usr/bin/wine', '/usr/local/bin/wine'].find((file) =>
  existsSync(file),
);
const INSTALLED = ['go1.26.3', 'go1.25.1', 'go1.20', 'go1.27rc1'];
const ALIASES: Readonly<Record<string, string>> = {
  '1': 'go1.26.3',
  '1.26': 'go1.26.3',
  '1.25': 'go1.25.1',
  '1.20': 'go1.20',
  '1.20.0': 'go1.20',
  latest: 'go1.26.3',
};

const PINS = [
  ...[
    '1.26.3',
    'go1.26.3\r\n',
    'v1.26\n',
    '1.26.x\n',
    '1\n',
    '1.20.0\r\n',
    '1.27rc1\n',
    '\ufeff1.25\r\n',
    '# why\n\n  # more\n\t1.25.1 \n1.24\n',
  ],
  ...[
    '1.24\n',
    'go1.99.1\n',
    '1.28beta2\n',
    '\n',
    '# only\n',
    'latest\n',
    'go\n',
    '1..26\n',
    '1.026\n',
    '01.26\n',
    '1.26.\n',
    '.1\n',
    '1.26.3.4\n',
    '1.x\n',
    '1.26.3.x\n',
  ],
  ...[
    '1rc1\n',
    '1.27rc\n',
    '1.27rc01\n',
    '1.27rcrc1\n',
    '1.26.3 1.25\n',
    '1.26.3 # c\n',
    '..\\..\\x\n',
    '../../x\n',
    '1.26.3\\..\\go1.25.1\n',
    'C:\\x\n',
  ],
  ...[
    '%CD%\n',
    '!CD!\n',
    '1.26"&echo PWNED&"\n',
    '1.26&echo PWNED\n',
    '1.26|echo PWNED\n',
    '^1.26\n',
    '*\n',
    '1.2?\n',
    '(1.26)\n',
  ],
];

describe.skipIf(wine === undefined)('the batch shims in a cmd interpreter (needs wine)', () => {
  /**
   * A home with blanks and signs in its name, called through PATH as people do. The script says what it would run
   * instead of running an .exe.
   */
  async function setUp() {
    const { dir } = await createSandbox();
    const home = path.join(dir, 'ho me & (x) ^');
    const project = path.join(dir, 'pro & ject', 'inner');
    await mkdir(project, { recursive: true });
    for (const folder of ['shims', 'aliases']) await mkdir(path.join(home, folder), { recursive: true });
    for (const name of INSTALLED) {
      await mkdir(path.join(home, 'versions', name, 'bin'), { recursive: true });
      await writeFile(path.join(home, 'versions', name, 'bin', 'go.exe'), '');
    }
    for (const [alias, name] of Object.entries(ALIASES))
      await writeFile(path.join(home, 'aliases', alias), `${name}\n`);
    await writeFile(path.join(home, 'active'), 'go1.25.1\n');
    await writeFile(
      path.join(home, 'shims', 'go.cmd'),
      cmdShimScript('go').replace(/endlocal & "[^"]*"/, 'echo RAN %_gsw_name%'),
    );
    const onWindows = (file: string) => `Z:${file.replaceAll('/', '\\')}`;
    const env = {
      WINEPREFIX: path.join(dir, 'wine'),
      WINEDEBUG: '-all',
      WINEPATH: onWindows(path.join(home, 'shims')),
      HOME: dir,
      PATH: '/usr/bin:/bin',
    };
    // Without a lasting server each call would start one, which takes seconds.
    const server = ['wineserver64', 'wineserver']
      .map((name) => path.join(path.dirname(wine ?? ''), name))
      .find((file) => existsSync(file));
    const tellServer = async (option: string) => {
      if (server !== undefined) await once(spawn(server, [option], { cwd: dir, env, stdio: 'ignore' }), 'exit');
    };
    await mkdir(env.WINEPREFIX);
    await tellServer('-p');
    onTestFinished(() => tellServer('-k'));
    // Into files, because what wine leaves running in the background keeps pipes open.
    const run = async (args: readonly string[], more: Record<string, string> = {}): Promise<Answer> => {
      const [out, err] = [path.join(dir, 'out'), path.join(dir, 'err')];
      const script = 'exec "$@" >"$OUT" 2>"$ERR"';
      const variables = { ...env, ...more, OUT: out, ERR: err };
      const child = spawn('/bin/sh', ['-c', script, 'sh', wine ?? '', 'cmd', '/c', 'go.cmd', ...args], {
        cwd: project,
        env: variables,
        stdio: 'ignore',
      });
      const [code] = await once(child, 'exit');
      const read = async (file: string) => (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
      return { code, stdout: await read(out), stderr: await read(err) };
    };
    // The first call makes wine's own folders, for some seconds and with some words.
    await run(['x']);
    return { home, project, run, onWindows, env };
  }

  it('run, refuse and miss as the sh shim does, never run what a pin says, and hand on arguments and the exit code', {
    timeout: 180_000,
  }, async () => {
    const { project, run, home, onWindows, env } = await setUp();
    expect(await run(['build', '-o', 'a b', 'x=y'])).toEqual({
      code: 0,
      stdout: 'RAN go1.25.1 build -o "a b" x=y\n',
      stderr: '',
    });
    const pin = path.join(path.dirname(project), '.go-version');
    for (const content of PINS) {
      await writeFile(pin, content);
      expect({ content, ...(await run(['x'])) }).toEqual({ content, ...expected(content, onWindows(pin)) });
    }
    expect(await run(['x'], { GOSWITCH_VERSION: 'latest' })).toEqual({
      code: 0,
      stdout: 'RAN go1.26.3 x\n',
      stderr: '',
    });
    expect(await run(['x'], { GOSWITCH_VERSION: '1.24' })).toMatchObject({
      code: 127,
      stderr: expect.stringContaining('(wanted by GOSWITCH_VERSION)'),
    });
    expect(await run(['x'], { GOSWITCH_VERSION: '..\\x' })).toMatchObject({ code: 126 });
    await rm(pin);
    await writeFile(path.join(home, 'active'), '..\\..\\x\n');
    expect(await run(['x'])).toMatchObject({ code: 127, stdout: '' });

    await writeFile(path.join(home, 'active'), 'go1.25.1\n');
    await writeFile(path.join(home, 'shims', 'go.cmd'), cmdShimScript('go'));
    const program = path.join(home, 'versions', 'go1.25.1', 'bin', 'go.exe');
    await copyFile(path.join(env.WINEPREFIX, 'drive_c/windows/system32/cmd.exe'), program);
    expect((await readFile(program)).length).toBeGreaterThan(1000);
    expect(await run(['/c', 'exit 5'])).toEqual({ code: 5, stdout: '', stderr: '' });
  });
});

/** By the sh shim's own parser; the batch one says less about a text that is no version. */
function expected(content: string, file: string): Answer {
  try {
    const { kind, spec } = parsePin(content, file);
    const name = kind === 'exact' && INSTALLED.includes(`go${spec}`) ? `go${spec}` : ALIASES[spec];
    if (name !== undefined) return { code: 0, stdout: `RAN ${name} x\n`, stderr: '' };
    return {
      code: 127,
      stdout: '',
      stderr: `goswitch: Go ${spec} is not installed (wanted by ${file}); run: goswitch install ${spec}\n`,
    };
  } catch (error) {
    if (!isAppError(error, 'pin-invalid')) throw error;
    return { code: 126, stdout: '', stderr: `goswitch: ${file}: not a Go version; write one such as 1.26.3 or 1.26\n` };
  }
}
