import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_TABLE } from '../../electron/cli/command-table.ts';
import { EXIT_CODES } from '../../electron/contract/exit-codes.ts';
import { NODE } from '../helpers/build-desktop.ts';
import { builtEntry } from '../helpers/built-entry.ts';
import { installFakeSdk } from '../helpers/fake-sdk.ts';
import { createSandbox, type Sandbox } from '../helpers/sandbox.ts';

/**
 * Every command, started for real as the bundle that people get, in every state of its surroundings that a machine can
 * be in: working folder, HOME, TMPDIR, streams, terminal, locale, PATH, home of GoSwitch, limits. None may end with a
 * stack trace. Commands and states are paired so that each command meets a state of each kind, and each state several
 * commands; GOSWITCH_TEST_ALL_PAIRS=1 runs all of them.
 */

const VERSION = 'go1.26.3';
/** An ordinary user: root is held back by no permission. */
const UID = 65_534;
const isRoot = process.getuid?.() === 0;
const MOST_AT_A_TIME = 4;

/** A harmless command line for each command. Nothing here reaches the network: every proxy is a closed port. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  ls: [],
  'ls-remote': [],
  current: [],
  which: ['gofmt'],
  path: [],
  install: ['1.26.3', '--from', './no-such-archive.tar.gz'],
  uninstall: ['1.25.9'],
  import: ['.'],
  use: ['1.26.3'],
  exec: ['1.26.3', '--', 'go', 'build'],
  setup: ['--preview'],
  pin: [],
  unpin: [],
  shell: ['1.26.3'],
  projects: ['show'],
  doctor: ['--list'],
  scan: ['.'],
  verify: ['1.26.3'],
  prune: [],
  settings: [],
  env: ['set', 'GOFLAGS=-mod=mod'],
  proxy: [],
  journal: [],
  ui: ['--no-open'],
  completion: ['bash'],
};

interface State {
  /**
   * Lines of /bin/sh before the command takes the shell's place; `$dir` is the sandbox, the folder that it starts in.
   */
  readonly before?: string;
  /** Variables to set; null takes one away. `$dir` in a value is the sandbox. */
  readonly env?: Readonly<Record<string, string | null>>;
  /** Where the streams go, as the shell writes it. */
  readonly streams?: string;
}

const DEEP =
  'i=0; while [ $i -lt 45 ]; do n=dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd; mkdir $n; cd -P $n; i=$((i+1)); done';

/** By kind; what each is called is what the test says. */
const STATES: Readonly<Record<string, Readonly<Record<string, State>>>> = {
  'working folder': {
    deleted: { before: 'mkdir gone; cd gone; rmdir ../gone' },
    unreadable: { before: 'mkdir shut; cd shut; chmod 000 .' },
    'not UTF-8': { before: 'n=$(printf "f\\351\\377"); mkdir "$n"; cd "$n"' },
    'deeper than a path may be': { before: DEEP },
    'below an unreadable one': { before: 'mkdir -p shut/in; cd shut/in; chmod 000 ..' },
    'with a line end in its name': { before: 'n=$(printf "a\\nb"); mkdir "$n"; cd "$n"' },
  },
  HOME: {
    empty: { env: { HOME: '' } },
    unset: { env: { HOME: null } },
    relative: { env: { HOME: 'user' } },
    missing: { env: { HOME: '$dir/nowhere' } },
    'a file': { env: { HOME: '$dir/file' } },
    unreadable: { before: 'mkdir locked; chmod 000 locked', env: { HOME: '$dir/locked' } },
    "another's": { env: { HOME: '/root' } },
    'read-only': { before: 'mkdir kept; chmod 555 kept', env: { HOME: '$dir/kept' } },
    'a device': { env: { HOME: '/dev/null' } },
    'longer than a path may be': { env: { HOME: `/${'h'.repeat(5000)}` } },
  },
  TMPDIR: {
    missing: { env: { TMPDIR: '$dir/nowhere' } },
    'a file': { env: { TMPDIR: '$dir/file' } },
    'not writable': { before: 'mkdir kept; chmod 555 kept', env: { TMPDIR: '$dir/kept' } },
    relative: { env: { TMPDIR: 'nowhere/at/all' } },
  },
  streams: {
    'standard output closed': { streams: '>&-' },
    'standard error closed': { streams: '2>&-' },
    'standard input closed': { streams: '<&-' },
    'all closed': { streams: '<&- >&- 2>&-' },
    'nobody reads': { streams: '| :' },
    'a full disk': { streams: '> /dev/full' },
    'input from a folder': { streams: '< /' },
    'output that cannot be written': { streams: '1< /dev/null' },
  },
  terminal: {
    'dumb, without a width': { env: { TERM: 'dumb', COLUMNS: '0', LINES: '0' } },
    'without a TERM': { env: { TERM: null, COLUMNS: '-1' } },
    'an unknown TERM': { env: { TERM: 'no-such-terminal', COLUMNS: 'wide', FORCE_COLOR: 'x' } },
  },
  locale: {
    C: { env: { LC_ALL: 'C' } },
    invalid: { env: { LC_ALL: 'xx_YY.nonsense', LANG: '\u0001' } },
    'not UTF-8': { env: { LC_ALL: 'zh_CN.GB18030', LANG: 'ja_JP.eucJP' } },
    'a time zone that is none': { env: { TZ: 'Nowhere/Never' } },
  },
  PATH: {
    empty: { env: { PATH: '' } },
    unset: { env: { PATH: null } },
    relative: { env: { PATH: '.:bin' } },
    'of files': { env: { PATH: '/etc/passwd:/dev/null' } },
  },
  'home of GoSwitch': {
    relative: { env: { GOSWITCH_HOME: 'home' } },
    missing: { env: { GOSWITCH_HOME: '$dir/a/b/c' } },
    'a file': { env: { GOSWITCH_HOME: '$dir/file' } },
    'below a file': { env: { GOSWITCH_HOME: '$dir/file/home' } },
    'of the kernel': { env: { GOSWITCH_HOME: '/proc/goswitch' } },
    'longer than a name may be': { env: { GOSWITCH_HOME: `/tmp/${'n'.repeat(300)}` } },
    'with everything unreadable': { before: 'chmod -R a-rwx user/.goswitch' },
    'with everything read-only': { before: 'chmod -R a-w user/.goswitch' },
    'with folders for files': {
      before:
        'cd user/.goswitch; rm -f active settings.json; mkdir -p active settings.json journal.jsonl projects.json locks/sdks.lock; cd ../..',
    },
    'with files for folders': {
      before:
        'cd user/.goswitch; for n in locks logs shims downloads aliases index backups; do rm -rf $n; : > $n; done; cd ../..',
    },
    'a link in a circle': { before: 'ln -s round round', env: { GOSWITCH_HOME: '$dir/round' } },
  },
  limits: {
    'few open files': { before: 'ulimit -n 32' },
    'no file may grow': { before: 'ulimit -f 0' },
    'no core': { before: 'ulimit -c 0; umask 777' },
  },
};

const run = promisify(execFile);
let dist = '';

beforeAll(async () => {
  dist = await mkdtemp(path.join(os.tmpdir(), 'goswitch-odd-'));
  // The folder of the build is for this user alone.
  await cp(path.dirname(builtEntry()), dist, { recursive: true });
  await run('chmod', ['-R', 'a+rX', dist]);
});
afterAll(() => rm(dist, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** Runs one command line in one state, in a sandbox of its own that belongs to an ordinary user. */
async function inState(line: readonly string[], state: State): Promise<Ended> {
  const sandbox = await openSandbox();
  const fill = (text: string) => text.replaceAll('$dir', sandbox.dir);
  const env: Record<string, string> = {
    ...sandbox.env,
    TERM: 'xterm',
    HTTPS_PROXY: 'http://127.0.0.1:1',
    HTTP_PROXY: 'http://127.0.0.1:1',
  };
  const changes = Object.entries(state.env ?? {}).map(([name, value]) =>
    value === null ? `unset ${name}` : `export ${name}='${fill(value)}'`,
  );
  // Only a program that goes from folder to folder can take the deep ones away again.
  const after = 'code=$?; cd /; /bin/rm -rf "$dir"/ddd* 2> /dev/null; exit $code';
  const script = `${state.before ?? ':'}\n${changes.join('\n')}\n"$@" ${state.streams ?? ''}\n${after}`;
  const who = isRoot ? { uid: UID, gid: UID } : {};
  const args = ['-c', script, 'sh', NODE, path.join(dist, 'goswitch.js'), ...line];
  return await new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', args, {
      cwd: sandbox.dir,
      env: { ...env, dir: sandbox.dir },
      ...who,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.stdin.on('error', () => child.stdin.destroy());
    child.stdin.end();
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
  });
}

async function openSandbox(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  const { context, dir, userHome } = sandbox;
  await installFakeSdk(context, { version: VERSION });
  await writeFile(context.layout.active, `${VERSION}\n`);
  await writeFile(path.join(dir, 'file'), '');
  await mkdir(path.join(userHome, '.config'));
  if (isRoot) await run('chown', ['-R', `${UID}:${UID}`, dir]);
  return sandbox;
}

const KNOWN = new Set<number>([0, ...Object.values(EXIT_CODES).filter((code) => code !== EXIT_CODES.internal)]);

function judge({ code, text }: Ended): string | null {
  if (/fault of GoSwitch|\n\s+at .*\(?(file|node):|UnhandledPromise|Error \[ERR_|node:internal/.test(text))
    return 'a stack trace';
  if (code === null || !KNOWN.has(code)) return `exit code ${code}`;
  const errors = text.match(/^error: /gm)?.length ?? 0;
  if (errors > 1) return `${errors} errors`;
  if (
    errors === 1 &&
    !/^hint: |goswitch \w|run: |^error: (invalid-input|.*(is not|no |nothing|There is|does not|cannot|may not|Could not))/m.test(
      text,
    )
  )
    return 'an error that says nothing to do';
  return null;
}

describe.skipIf(process.platform === 'win32')('a command in an odd place', () => {
  it('every command has a line here', () => {
    expect(Object.keys(LINES).toSorted()).toEqual(COMMAND_TABLE.map(({ name }) => name).toSorted());
  });

  const commands = Object.entries(LINES);
  for (const [kind, states] of Object.entries(STATES)) {
    it(`ends in order whatever its ${kind}`, { timeout: 600_000 }, async () => {
      const named = Object.entries(states);
      const all = process.env['GOSWITCH_TEST_ALL_PAIRS'] === '1';
      const pairs = commands.flatMap(([name, words], at) =>
        named
          .filter((_, index) => all || index === at % named.length)
          .map(([called, state]) => ({ name, words, called, state })),
      );
      const wrong: string[] = [];
      const next = async (): Promise<void> => {
        const pair = pairs.shift();
        if (pair === undefined) return;
        const ended = await inState([pair.name, ...pair.words], pair.state);
        const problem = judge(ended);
        if (problem !== null)
          wrong.push(`${pair.name}, ${kind} ${pair.called}: ${problem}\n${ended.text.slice(0, 1500)}`);
        await next();
      };
      await Promise.all(Array.from({ length: MOST_AT_A_TIME }, next));
      expect(wrong).toEqual([]);
    });
  }

  it('in a deleted folder the commands that name a version answer, by the active one', {
    timeout: 600_000,
  }, async () => {
    const deleted = STATES['working folder']!['deleted']!;
    const answers = {
      current: /^go1\.26\.3 .*the active version/,
      which: /\/bin\/go$/m,
      ls: /\* +go?1\.26\.3/,
      use: /already active/,
      verify: /Unchanged/,
    };
    for (const [name, answer] of Object.entries(answers)) {
      const { code, text } = await inState(name === 'use' ? ['use', '1.26.3'] : [name], deleted);
      expect({ name, code, text }).toEqual({ name, code: 0, text: expect.stringMatching(answer) });
    }
    expect(await inState(['exec', '1.26.3', '--', 'go', 'version'], deleted)).toMatchObject({
      code: 0,
      text: expect.stringContaining('go version go1.26.3'),
    });
    expect(await inState(['path'], deleted)).toMatchObject({ code: 0 });
    const { code, text } = await inState(['doctor'], deleted);
    expect([0, 10, 11]).toContain(code);
    expect(text).not.toMatch(/^error: /m);
  });

  it('an answer that cannot be written is no success', async () => {
    const { code, text } = await inState(['completion', 'bash'], { streams: '> /dev/full' });
    expect({ code, text }).toEqual({
      code: EXIT_CODES['disk-full'],
      text: expect.stringMatching(/^error: No space left to write .*\nhint: .*\n$/),
    });
  });

  it.each(Object.entries({ empty: '', relative: 'user' }))(
    'a HOME that is %s is not taken, and makes nothing',
    async (_, home) => {
      const { code, text } = await inState(['setup', '--shell', 'bash'], {
        env: { HOME: home },
        streams: '2>&1; ls -A; ls -A user',
      });
      expect({ code, text }).toMatchObject({
        text: expect.stringMatching(/^error: HOME is .*\nhint: Set HOME .*\nfile\nuser\n\.config\n\.goswitch\n$/),
      });
    },
  );
});
