import { beforeEach, describe, expect, it } from 'vitest';
import type { RunProgram } from '../../../../electron/core/base/programs/run-program.ts';
import {
  planPathEntry,
  WINDOWS_PATH,
  withoutPathEntry,
} from '../../../../electron/core/manager/profiles/windows-path.ts';
import { createProfilesSandbox } from './profiles-sandbox.ts';

const SHIMS = 'C:\\Users\\张\\AppData\\Local\\goswitch\\shims';
const env = { LocalAppData: 'C:\\Users\\张\\AppData\\Local' };

describe('the registry’s Path', () => {
  const expand = (...entries: string[]) => ['REG_EXPAND_SZ', ...entries].join('\n');
  it.each([
    ['is missing', null, 'create', expand(SHIMS)],
    ['has entries', expand('C:\\a', 'C:\\b'), 'insert', expand(SHIMS, 'C:\\a', 'C:\\b')],
    ['is a plain string, which stays one', 'REG_SZ\nC:\\a', 'insert', `REG_SZ\n${SHIMS}\nC:\\a`],
    ['has variables, which stay', expand('%USERPROFILE%\\bin'), 'insert', expand(SHIMS, '%USERPROFILE%\\bin')],
    ['has shims first', expand(SHIMS, 'C:\\a'), 'unchanged', expand(SHIMS, 'C:\\a')],
    [
      'has shims first, in other letters and with a backslash',
      expand(`${SHIMS.toLowerCase()}\\`),
      'unchanged',
      expand(`${SHIMS.toLowerCase()}\\`),
    ],
    [
      'has shims first, through a variable',
      expand('%LOCALAPPDATA%\\goswitch\\shims'),
      'unchanged',
      expand('%LOCALAPPDATA%\\goswitch\\shims'),
    ],
    ['has shims further back', expand('C:\\a', SHIMS, 'C:\\b'), 'move', expand(SHIMS, 'C:\\a', 'C:\\b')],
    ['has empty entries, which stay', expand('', 'C:\\a', ''), 'insert', expand(SHIMS, '', 'C:\\a', '')],
  ])('%s', (_name, before, action, after) => {
    const plan = planPathEntry(before === null ? null : Buffer.from(before), SHIMS, env);
    expect([plan.action, plan.bytes.toString()]).toEqual([action, after]);
  });

  it('does not grow past what Windows allows', () => {
    expect(() => planPathEntry(Buffer.from(expand('x'.repeat(32_760))), SHIMS, env)).toThrow(
      'longer than Windows allows',
    );
  });

  it('loses exactly GoSwitch’s entry', () => {
    expect(withoutPathEntry(Buffer.from(expand('C:\\a', SHIMS, 'C:\\b')), SHIMS)?.toString()).toBe(
      expand('C:\\a', 'C:\\b'),
    );
    expect(withoutPathEntry(Buffer.from(expand('C:\\a')), SHIMS)).toBe(null);
  });
});

/** Stands for PowerShell and the registry: understands the two scripts GoSwitch sends. */
describe('setting up on Windows', () => {
  let registry: string;
  let scripts: string[];
  const powershell: RunProgram = async (command, args, options) => {
    expect([command, ...args.slice(0, 5)]).toEqual([
      'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      '-NoProfile',
      '-NonInteractive',
      '-ExecutionPolicy',
      'Bypass',
      '-EncodedCommand',
    ]);
    const script = Buffer.from(args.at(-1)!, 'base64').toString('utf16le');
    scripts.push(script);
    const answer = (text: string) =>
      ({
        outcome: 'exited',
        code: 0,
        stdout: Buffer.from(Buffer.from(text).toString('base64')),
        stderr: Buffer.alloc(0),
      }) as const;
    if (!script.includes('SetValue')) return answer(registry);
    if (options.env.GOSWITCH_EXPECTED !== registry) return answer('changed');
    registry = options.env.GOSWITCH_WANTED!;
    return answer('done');
  };
  const sandboxOf = () => createProfilesSandbox({ os: 'win32', env: { PATH: '' }, runProgram: powershell });
  const targets = ['windows-path'] as const;

  beforeEach(() => {
    scripts = [];
  });

  it('puts shims first with the type kept, tells the other windows, shows a diff, journals, and undoes to the same value', async () => {
    const before = 'ExpandString\n%USERPROFILE%\\bin;C:\\Gö;;';
    registry = before;
    const sandbox = await sandboxOf();
    const { shims } = sandbox.context.layout;
    const [preview] = await sandbox.profiles.preview({ targets });
    expect(preview).toMatchObject({
      file: WINDOWS_PATH,
      action: 'insert',
      diff: expect.stringContaining(`+${shims}\n %USERPROFILE%\\bin\n C:\\Gö\n`),
    });
    expect(registry).toBe(before);
    await sandbox.profiles.apply({ targets });
    expect(registry).toBe(`ExpandString\n${shims};%USERPROFILE%\\bin;C:\\Gö;;`);
    expect(scripts.at(-1)).toMatch(
      /SetValue\('Path', .*RegistryValueKind\]\$parts\[0\]\)[\s\S]*SetEnvironmentVariable\('GOSWITCH_CHANGED', \$null, 'User'\)/,
    );
    expect(scripts.at(-1)).not.toMatch(/[^\n -~]/);
    expect(await sandbox.profiles.apply({ targets })).toMatchObject([{ action: 'unchanged' }]);
    expect(await sandbox.profiles.undo()).toMatchObject([{ action: 'restore' }]);
    expect(registry).toBe(before);
    expect((await sandbox.journal.list()).map(({ action, target }) => [action, target])).toEqual([
      ['profile.undo', WINDOWS_PATH],
      ['profile.edit', WINDOWS_PATH],
    ]);
  });

  it('removes the value it made, and only its entry when others came since', async () => {
    registry = 'none';
    const sandbox = await sandboxOf();
    await sandbox.profiles.apply({ targets });
    await sandbox.profiles.undo();
    expect(registry).toBe('none');
    await sandbox.profiles.apply({ targets });
    registry += ';C:\\new';
    await sandbox.profiles.undo();
    expect(registry).toBe('ExpandString\nC:\\new');
  });

  it('starts over when the value changes meanwhile, and leaves a value of another type alone', async () => {
    registry = 'String\nC:\\a';
    let changes = 0;
    const sandbox = await createProfilesSandbox({
      os: 'win32',
      async runProgram(command, args, options) {
        const result = await powershell(command, args, options);
        if (changes++ === 0) registry = 'String\nC:\\b';
        return result;
      },
    });
    await sandbox.profiles.apply({ targets });
    expect(registry).toBe(`String\n${sandbox.context.layout.shims};C:\\b`);
    registry = 'MultiString\nC:\\a';
    expect(await sandbox.profiles.preview({ targets })).toMatchObject([
      { action: 'refused', problem: { code: 'profile-invalid' } },
    ]);
  });

  it('says so when PowerShell cannot do it', async () => {
    const sandbox = await createProfilesSandbox({
      os: 'win32',
      runProgram: async () => ({
        outcome: 'exited',
        code: 1,
        stdout: Buffer.alloc(0),
        stderr: Buffer.from('Access denied'),
      }),
    });
    expect(await sandbox.profiles.apply({ targets })).toMatchObject([
      { action: 'refused', problem: { code: 'permission-denied' } },
    ]);
  });
});
