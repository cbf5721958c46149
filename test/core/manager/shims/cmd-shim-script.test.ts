import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAppError } from '../../../../electron/contract/errors.ts';
import { compareGoVersions } from '../../../../electron/core/go/go-version/compare-go-versions.ts';
import { parsePin } from '../../../../electron/core/go/go-version/parse-pin.ts';
import { cmdShimScript, versionCmdShimScript } from '../../../../electron/core/manager/shims/cmd-shim-script.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import type { Answer } from '../../../helpers/shim-home.ts';

describe('the batch shims', () => {
  for (const [name, text, tool] of [
    ['go', cmdShimScript('go'), 'go'],
    ['gofmt', cmdShimScript('gofmt'), 'gofmt'],
    ['go1.26.3', versionCmdShimScript('go1.26.3'), 'go'],
  ] as const) {
    it(`${name}: end every line with CR LF, carry the mark on the second, and end by running ${tool}.exe with all arguments, without their own variables`, () => {
      const lines = text.split('\r\n');
      expect(lines.join('').includes('\n')).toBe(false);
      expect({ second: lines[1], tool: lines.find((line) => line.includes('_gsw_tool=')), last: lines.at(-2) }).toEqual(
        {
          second: expect.stringMatching(/^rem GoSwitch shim [0-9]+$/),
          tool: `set "_gsw_tool=${tool}"`,
          last: expect.stringMatching(/^endlocal & setlocal & (set "\w+=%\w+%" & )+"%_gsw_target%" %\*$/),
        },
      );
    });
  }

  it('hold no path of a machine, use what a FOR variable holds in quotes only, and jump to labels that are there', () => {
    const text = cmdShimScript('go');
    const labels = new Set([...text.matchAll(/^:(\w+)\r$/gm)].map((match) => match[1]));
    const jumps = [...text.matchAll(/\b(?:goto|call :)\s?(\w+)/g)].map((match) => match[1]);
    expect(jumps.filter((label) => !labels.has(label))).toEqual([]);
    const inQuotes = /"[^"]*"|%%[A-Z](?= in )/g;
    const bare = text.split('\r\n').filter((line) => /%%[A-ELMP-RX]/.test(line.replace(inQuotes, '')));
    expect(bare).toEqual([]);
    expect(text).not.toMatch(/[A-Z]:\\|\/tmp|\/home/);
  });
});

/** Says what it would run in place of running it. */
const telling = cmdShimScript('go').replace(/endlocal & .*/, 'echo RAN "%_gsw_target%" %*');

const wine = ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/usr/bin/wine', '/usr/local/bin/wine'].find((file) =>
  existsSync(file),
);
const INSTALLED = ['go1.26.3', 'go1.25.1', 'go1.20', 'go1.27rc1', 'go1.27-devel_0a1b2c'];
const ALIASES: Readonly<Record<string, string>> = {
  '1': 'go1.26.3',
  '1.26': 'go1.26.3',
  '1.25': 'go1.25.1',
  '1.20': 'go1.20',
  '1.20.0': 'go1.20',
  latest: 'go1.26.3',
  oldstable: 'go1.25.1',
};

const RUNS = [
  ...['1.26.3', 'go1.26.3\r\n', 'v1.26\n', '1.26.x\n', '1\n', '1.20.0\r\n', '1.27rc1\n', '\ufeff1.25\r\n'],
  ...['# why\n\n  # more\n\t1.25.1 \n1.24\n', '\ufeff# why\r\n1.25\r\n', '1.27-devel_0a1b2c\n', '1\r\n'],
  ...['1.25.1 # why\n', '1.25.1#why\n', '1.25 #\n', '1.26 \t# a # b "c" & d | e > f %CD% ^\n', '"1.25"\n', "'1.25'\n"],
  ...['latest\n', 'stable\n', 'oldstable # why\n', '1.x\n', '1.25.*\n', '1.*\n'],
  ...['^1.25.1\n', '^1.26.4\n', '^1\n', '~1.25\n', '~1.25.2\n', '~1\n', '~1.26.3 # why\n', '>=1.25.0\n', '>= 1.25\n'],
  ...['>=1.26.10\n', '>=1.3\n', '>=go1.26\n', '>=2\n', '^2.1\n', '~1.24\n', '>=1.26.3\n', '>=1.27\n', '^v1.9.9\n'],
  ...['golang 1.25.1\n', 'go 1.26\n', 'golang\t>= 1.25 # why\n', 'go version go1.26.3 windows/amd64\n'],
];
const MISSES = ['1.24\n', 'go1.99.1\n', '1.28beta2\n', '1.27rc0\n', '1.28-devel_ab\n'];
const REFUSED = [
  ...['\n', '# only\n', 'go\n', '1..26\n', '1.026\n', '01.26\n', '1.26.\n', '.1\n', '1.26.3.4\n', '1.26.3.x\n'],
  ...['1rc1\n', '1.27rc\n', '1.27rc01\n', '1.27rcrc1\n', '1.26.3 1.25\n', '..\\..\\x\n', '../../x\n', 'C:\\x\n'],
  ...['1.26.3\\..\\go1.25.1\n', '%CD%\n', '!CD!\n', '1.26"&echo PWNED&"\n', '1.26&echo PWNED\n', '1.26|echo PWNED\n'],
  ...['*\n', '1.2?\n', '(1.26)\n', '1.*.1\n', '^\n', '>=\n', '>1.25\n', '>=1.22 <1.25\n', '^1.25.x\n', '~1.27rc1\n'],
  ...[
    '>=1.10000\n',
    '^^1.25\n',
    '1.25;\n',
    ';1.25\n',
    'golang 1.25 1.26\n',
    'go version\n',
    'System\n',
    '1.27-devel_xyz\n',
  ],
  ...['1.27-1\n', '1.27-rc1\n', '1.27-devel_\n', `${'1'.repeat(65)}\n`, '^ 1.25 1.26\n', 'v\n', '=1.25\n', '1,25\n'],
];
/**
 * What the sh shim reads, and batch not everywhere: wine's cmd reads UTF-16 with a BOM, and batch files in another code
 * page than the pins, so that it does not know a blank outside ASCII. Each is read rightly or refused.
 */
const BEYOND = [
  '1.25.1\u00a0# why\n',
  Buffer.from('\ufeff1.25.1\r\n', 'utf16le'),
  Buffer.from('1.25.1\r\n', 'utf16le'),
  Buffer.from('1.25.1\n', 'utf16le').swap16(),
  '1.25.1\r1.24\r',
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
    await writeFile(path.join(home, 'shims', 'go.cmd'), telling);
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
    const run = async (
      args: readonly string[],
      more: Record<string, string> = {},
      program = 'go.cmd',
    ): Promise<Answer> => {
      const [out, err] = [path.join(dir, 'out'), path.join(dir, 'err')];
      const script = 'exec "$@" >"$OUT" 2>"$ERR"';
      const variables = { ...env, ...more, OUT: out, ERR: err };
      const child = spawn('/bin/sh', ['-c', script, 'sh', wine ?? '', 'cmd', '/c', program, ...args], {
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
    /**
     * Calls the shim in one folder for each pin, all from one batch file: a start of wine takes most of a second. `call` would do without
     * a second cmd, but in wine it makes 1 of each exit code. */
    const runEach = async (pins: readonly (string | Buffer)[]): Promise<Answer[]> => {
      for (const [index, content] of pins.entries()) {
        await mkdir(path.join(project, String(index)));
        await writeFile(path.join(project, String(index), '.go-version'), content);
      }
      const lines = [
        ...['@echo off', ...pins.map((_, index) => `call :one ${index}`), 'exit /b 0'],
        ...[':one', 'cd %1', 'cmd /c go.cmd x >out 2>err', '>code echo %ERRORLEVEL%', 'cd ..', ''],
      ];
      await writeFile(path.join(project, 'each.cmd'), lines.join('\r\n'));
      await run([], {}, 'each.cmd');
      const read = async (index: number, name: string) =>
        (await readFile(path.join(project, String(index), name), 'utf8')).replaceAll('\r\n', '\n');
      return await Promise.all(
        pins.map(async (_, index) => ({
          code: Number(await read(index, 'code')),
          // To wine the blanks before a redirection are arguments.
          stdout: (await read(index, 'out')).replace(/ +\n$/, '\n'),
          stderr: await read(index, 'err'),
        })),
      );
    };
    return { home, project, dir, run, runEach, onWindows, env };
  }

  it('run, refuse and miss as the sh shim does, never run what a pin says, and hand on arguments', {
    timeout: 180_000,
  }, async () => {
    const { project, run, runEach, home, onWindows } = await setUp();
    const ran = (name: string, args = 'x') =>
      `RAN "${onWindows(path.join(home, 'versions', name, 'bin', 'go.exe'))}" ${args}\n`;
    expect(await run(['build', '-o', 'a b', 'x=y'])).toEqual({
      code: 0,
      stdout: ran('go1.25.1', 'build -o "a b" x=y'),
      stderr: '',
    });
    const contents = [...RUNS, ...MISSES, ...REFUSED, ...BEYOND, `1.25\n${'#'.repeat(70_000)}\n`];
    const pins = await runEach(contents);
    const told = contents.map((content, index) => ({ content, ...pins[index] }));
    const file = (index: number) => onWindows(path.join(project, String(index), '.go-version'));
    const plain = RUNS.length + MISSES.length + REFUSED.length;
    expect(told.slice(0, plain)).toEqual(
      told.slice(0, plain).map(({ content }, index) => ({ content, ...expected(String(content), file(index), ran) })),
    );
    for (const [index, { content, ...answer }] of told.slice(plain, -1).entries())
      expect(
        [
          { code: 0, stdout: ran('go1.25.1'), stderr: '' },
          { code: 126, stdout: '', stderr: invalid(file(plain + index)) },
        ],
        String(content),
      ).toContainEqual(answer);
    expect(pins.at(-1)).toEqual({
      code: 126,
      stdout: '',
      stderr: `goswitch: ${file(contents.length - 1)}: too large for a .go-version; run: goswitch pin 1.26\n`,
    });
    const answers: unknown[] = [];
    const wanted: unknown[] = [];
    for (const [value, code, stdout] of [
      ['latest', 0, ran('go1.26.3')],
      ['^1.25 # why', 0, ran('go1.26.3')],
      ['go1.27-devel_0a1b2c', 0, ran('go1.27-devel_0a1b2c')],
      ['1.24', 127, ''],
      ['..\\x', 126, ''],
    ] as const) {
      const { stderr, ...answer } = await run(['x'], { GOSWITCH_VERSION: value });
      answers.push({ value, ...answer, isNamed: stderr === '' || stderr.includes('GOSWITCH_VERSION') });
      wanted.push({ value, code, stdout, isNamed: true });
    }
    expect(answers).toEqual(wanted);
    await writeFile(path.join(home, 'active'), '..\\..\\x\n');
    expect(await run(['x'])).toMatchObject({
      code: 127,
      stdout: '',
      stderr: expect.stringContaining('does not name a Go version'),
    });
  });

  it('fall through to the next go on PATH with nothing active and for "system", past GoSwitch\'s own folders', {
    timeout: 120_000,
  }, async () => {
    const { home, project, dir, run, onWindows } = await setUp();
    const pin = path.join(project, '.go-version');
    const folders = Object.fromEntries(
      ['empty', 'linked & co', 'batch', 'real (x86)'].map((name) => [name, path.join(dir, name)]),
    );
    for (const folder of Object.values(folders)) await mkdir(folder);
    // As a junction to the shims, or the shims of another home, are called in PATH.
    await writeFile(path.join(folders['linked & co']!, 'go.cmd'), cmdShimScript('go'));
    const program = path.join(folders['real (x86)']!, 'go.exe');
    await writeFile(program, '');
    const entries = [path.join(home, 'shims'), path.join(home, 'current', 'bin'), ...Object.values(folders)];
    const WINEPATH = ['', 'relative', '.', `"${onWindows(entries[0]!)}"`, ...entries.slice(1).map(onWindows)].join(';');
    const shims = `${onWindows(path.join(home, 'shims'))};${WINEPATH}`;
    const ran = { code: 0, stdout: `RAN "${onWindows(program)}" version\n`, stderr: '' };
    await rm(path.join(home, 'active'));
    expect(await run(['version'], { WINEPATH: shims })).toEqual(ran);
    await writeFile(path.join(home, 'active'), '\n');
    expect(await run(['version'], { WINEPATH: shims })).toEqual(ran);
    await writeFile(path.join(home, 'active'), 'go1.25.1\n');
    await writeFile(pin, 'system # why\n');
    expect(await run(['version'], { WINEPATH: shims })).toEqual(ran);
    expect(await run(['version'], { WINEPATH: shims, GOSWITCH_VERSION: 'system' })).toEqual(ran);
    await rm(program);
    expect(await run(['version'], { WINEPATH: shims })).toEqual({
      code: 127,
      stdout: '',
      stderr: `goswitch: No other go is on PATH ("system" is wanted by ${onWindows(pin)})\n`,
    });
    await rm(pin);
    await rm(path.join(home, 'active'));
    expect(await run(['version'], { WINEPATH: shims })).toEqual({
      code: 127,
      stdout: '',
      stderr: 'goswitch: no Go version is active; run: goswitch install latest --use\n',
    });
  });

  it("become the program: its exit code, no variable of their own, and GOROOT only as the caller's shell has it", {
    timeout: 120_000,
  }, async () => {
    const { home, dir, run, onWindows, env } = await setUp();
    await writeFile(path.join(home, 'shims', 'go.cmd'), cmdShimScript('go'));
    const cmd = path.join(env.WINEPREFIX, 'drive_c/windows/system32/cmd.exe');
    expect((await readFile(cmd)).length).toBeGreaterThan(1000);
    await copyFile(cmd, path.join(home, 'versions', 'go1.25.1', 'bin', 'go.exe'));
    expect(await run(['/c', 'exit 5'])).toEqual({ code: 5, stdout: '', stderr: '' });
    const variables = async (more: Record<string, string> = {}) =>
      (await run(['/c', 'set'], { GOROOT: 'C:\\elsewhere', ...more })).stdout
        .split('\n')
        .filter((line) => /^(_gsw|_GSWITCH|GOROOT)/.test(line));
    expect(await variables()).toEqual([]);
    const old = path.join(home, 'versions', 'go1.8.7', 'bin');
    await mkdir(old, { recursive: true });
    await copyFile(cmd, path.join(old, 'go.exe'));
    expect(await variables({ GOSWITCH_VERSION: '1.8.7' })).toEqual([`GOROOT=${onWindows(path.dirname(old))}`]);
    // A wrapper that leads back is passed the second time; GOROOT stays for a go that is not GoSwitch's.
    await rm(path.join(home, 'active'));
    const [wrapper, real] = [path.join(dir, 'wrapper'), path.join(dir, 'real')];
    for (const folder of [wrapper, real]) await mkdir(folder);
    await writeFile(path.join(wrapper, 'go.bat'), '@echo off\r\ngo.cmd %*\r\n');
    await copyFile(cmd, path.join(real, 'go.exe'));
    const WINEPATH = [path.join(home, 'shims'), wrapper, real].map(onWindows).join(';');
    expect(await variables({ WINEPATH })).toEqual(['GOROOT=C:\\elsewhere']);
    expect(await run(['/c', 'exit 7'], { WINEPATH })).toMatchObject({ code: 7 });
  });
});

/** By the sh shim's own parser; the batch one says less about a text that is no version. */
function expected(content: string, file: string, ran: (name: string) => string): Answer {
  try {
    const { kind, spec, least, shown } = parsePin(content, file);
    const name = kind === 'exact' && INSTALLED.includes(`go${spec}`) ? `go${spec}` : ALIASES[spec];
    if (name !== undefined && (least === null || compareGoVersions(name, least) >= 0))
      return { code: 0, stdout: ran(name), stderr: '' };
    const problem =
      least === null
        ? `Go ${spec} is not installed (wanted by ${file}); run: goswitch install ${spec}`
        : `No installed Go is ${shown} (wanted by ${file}); run: goswitch install "${shown}"`;
    return { code: 127, stdout: '', stderr: `goswitch: ${problem}\n` };
  } catch (error) {
    if (!isAppError(error, 'pin-invalid')) throw error;
    return { code: 126, stdout: '', stderr: invalid(file) };
  }
}

const invalid = (file: string) =>
  `goswitch: ${file}: not a Go version; write one such as 1.26.3 or 1.26 in plain text, not UTF-16\n`;
