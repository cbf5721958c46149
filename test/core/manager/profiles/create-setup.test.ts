import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProfileChange } from '../../../../electron/contract/profiles.ts';
import { runProgram } from '../../../../electron/core/base/programs/run-program.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createProfilesSandbox, type ProfilesSandbox } from './profiles-sandbox.ts';

const BASH = { targets: ['bash'] } as const;
const SH = { targets: ['sh'] } as const;
const LINE = /^# >>> goswitch >>>\n.*\$HOME\/\.goswitch\/shims.*\n# <<< goswitch <<<\n$/;

const short = (changes: readonly ProfileChange[], sandbox: ProfilesSandbox) =>
  changes.map(({ file, action }) => `${action} ${path.relative(sandbox.userHome, file)}`);

describe('which files are edited', () => {
  it.each([
    ['bash', [], ['create .profile', 'create .bashrc']],
    ['bash', ['.profile', '.bashrc'], ['insert .profile', 'insert .bashrc']],
    ['bash', ['.bash_profile', '.profile'], ['insert .bash_profile', 'create .bashrc']],
    ['bash', ['.bash_login', '.profile'], ['insert .bash_login', 'create .bashrc']],
    ['sh', [], ['create .profile']],
    ['zsh', [], ['create .zshenv', 'create .zshrc']],
    ['zsh', ['.zprofile', '.zlogin'], ['create .zshenv', 'insert .zprofile', 'create .zshrc', 'insert .zlogin']],
    ['fish', [], ['create .config/fish/conf.d/goswitch.fish']],
    [
      'fish',
      ['.config/fish/config.fish'],
      ['create .config/fish/conf.d/goswitch.fish', 'insert .config/fish/config.fish'],
    ],
    ['tcsh', [], ['create .cshrc']],
    ['tcsh', ['.tcshrc', '.cshrc', '.login'], ['insert .tcshrc', 'insert .login']],
    ['powershell', [], ['create .config/powershell/profile.ps1']],
    ['environment.d', [], ['create .config/environment.d/60-goswitch.conf']],
  ] as const)('%s with %j', async (target, existing, expected) => {
    const sandbox = await createProfilesSandbox({ os: 'linux' });
    for (const name of existing) await sandbox.write(name, 'export PATH=/x:$PATH\n');
    expect(short(await sandbox.profiles.preview({ targets: [target], force: true }), sandbox)).toEqual(expected);
  });

  it('leaves files alone that a shell reads late and that do not touch PATH', async () => {
    const sandbox = await createProfilesSandbox();
    for (const name of ['.zlogin', '.zprofile', '.login', '.config/fish/config.fish'])
      await sandbox.write(name, 'echo hello\n');
    const changes = await sandbox.profiles.preview({ targets: ['zsh', 'fish', 'tcsh'] });
    expect(short(changes, sandbox)).toEqual([
      'create .zshenv',
      'create .zshrc',
      'create .config/fish/conf.d/goswitch.fish',
      'create .cshrc',
    ]);
  });

  it('honours ZDOTDIR and XDG_CONFIG_HOME', async () => {
    const sandbox = await createProfilesSandbox({ os: 'linux' });
    const elsewhere = await createProfilesSandbox({
      os: 'linux',
      env: { ZDOTDIR: sandbox.at('z'), XDG_CONFIG_HOME: sandbox.at('c') },
    });
    const changes = await elsewhere.profiles.preview({ targets: ['zsh', 'fish', 'environment.d'] });
    expect(short(changes, sandbox)).toEqual([
      'create z/.zshenv',
      'create z/.zshrc',
      'create c/fish/conf.d/goswitch.fish',
      'create c/environment.d/60-goswitch.conf',
    ]);
  });

  it('edits zsh’s .zprofile on macOS, where path_helper reorders PATH after .zshenv', async () => {
    const sandbox = await createProfilesSandbox({ os: 'darwin' });
    const changes = await sandbox.profiles.preview({ targets: ['zsh'] });
    expect(short(changes, sandbox)).toEqual(['create .zshenv', 'create .zprofile', 'create .zshrc']);
  });

  it('shares .profile between bash and sh', async () => {
    const sandbox = await createProfilesSandbox();
    const changes = await sandbox.profiles.preview({ targets: ['bash', 'sh'] });
    expect(changes.map(({ targets }) => targets)).toEqual([['bash', 'sh'], ['bash']]);
  });

  it('refuses a target of another system', async () => {
    const sandbox = await createProfilesSandbox({ os: 'linux' });
    await expect(sandbox.profiles.preview({ targets: ['launchd'] })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('setting up and undoing', () => {
  it('previews a unified diff and writes nothing', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', 'export A=1\n');
    const [change] = await sandbox.profiles.preview(SH);
    const file = sandbox.at('.profile');
    expect(change).toMatchObject({
      targets: ['sh'],
      file,
      realFile: file,
      action: 'insert',
      problem: null,
      journalId: null,
    });
    expect(change!.diff).toMatch(
      /^--- .*\.profile\n\+\+\+ .*\.profile\n@@ -1 \+1,4 @@\n export A=1\n\+# >>> goswitch >>>\n\+.*\n\+# <<< goswitch <<<\n$/,
    );
    expect((await sandbox.read('.profile'))?.toString()).toBe('export A=1\n');
    expect(await sandbox.journal.list()).toEqual([]);
  });

  it('applies once, changes nothing the second time, undoes to the same bytes, and does it all again', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.bashrc', 'alias ll="ls -l"\r\nexport B=2');
    const before = await sandbox.read('.bashrc');
    for (let round = 0; round < 2; round++) {
      expect(short(await sandbox.profiles.apply(BASH), sandbox)).toEqual(['create .profile', 'insert .bashrc']);
      const after = [await sandbox.read('.profile'), await sandbox.read('.bashrc')];
      expect(after[0]?.toString()).toMatch(LINE);
      expect(short(await sandbox.profiles.apply(BASH), sandbox)).toEqual(['unchanged .profile', 'unchanged .bashrc']);
      expect([await sandbox.read('.profile'), await sandbox.read('.bashrc')]).toEqual(after);
      expect(short(await sandbox.profiles.undo(), sandbox)).toEqual(['restore .bashrc', 'delete .profile']);
      expect([await sandbox.read('.profile'), await sandbox.read('.bashrc')]).toEqual([null, before]);
      expect(await readdir(sandbox.context.layout.backups)).toEqual([]);
      expect(await sandbox.profiles.undo()).toEqual([]);
    }
  });

  it('gives any profile its bytes back', async () => {
    const sandbox = await createProfilesSandbox();
    const profile = fc
      .uint8Array({ min: 1, max: 255, maxLength: 60 })
      .filter((bytes) => !['fffe', 'feff'].includes(Buffer.from(bytes.slice(0, 2)).toString('hex')));
    await fc.assert(
      fc.asyncProperty(
        profile,
        fc.constantFrom('', '\n', '\r\n'),
        fc.constantFrom('', '\u{feff}'),
        async (bytes, end, mark) => {
          const whole = Buffer.concat([Buffer.from(mark), bytes, Buffer.from(end)]);
          await sandbox.write('.profile', whole);
          await sandbox.profiles.apply({ ...SH, force: true });
          expect(await sandbox.read('.profile')).not.toEqual(whole);
          await sandbox.profiles.undo();
          expect(await sandbox.read('.profile')).toEqual(whole);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('removes exactly the block when the file was edited since', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', 'export A=1\n');
    await sandbox.profiles.apply(SH);
    await sandbox.write('.profile', `export Z=0\n${await sandbox.read('.profile')}alias x=y\n`);
    expect(short(await sandbox.profiles.previewUndo(), sandbox)).toEqual(['remove .profile']);
    expect(short(await sandbox.profiles.undo(), sandbox)).toEqual(['remove .profile']);
    expect((await sandbox.read('.profile'))?.toString()).toBe('export Z=0\nexport A=1\nalias x=y\n');
  });

  it('keeps a file it made when something else is in it by now, and its folders', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.profiles.apply({ targets: ['fish', 'sh'] });
    await sandbox.write('.profile', `${await sandbox.read('.profile')}alias x=y\n`);
    await sandbox.write('.config/fish/config.fish', '');
    expect(short(await sandbox.profiles.undo(), sandbox)).toEqual([
      'remove .profile',
      'delete .config/fish/conf.d/goswitch.fish',
    ]);
    expect((await sandbox.read('.profile'))?.toString()).toBe('alias x=y\n');
    expect(await readdir(sandbox.at('.config/fish'))).toEqual(['config.fish']);
  });

  it('removes the folders it made', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.profiles.apply({ targets: ['fish'] });
    await sandbox.profiles.undo();
    expect(await readdir(sandbox.userHome)).toEqual(['.goswitch']);
  });

  it('leaves a block alone that was edited by hand, when setting up and when undoing', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.profiles.apply(SH);
    const edited = (await sandbox.read('.profile'))!.toString().replace('$HOME', '/elsewhere');
    await sandbox.write('.profile', edited);
    expect(await sandbox.profiles.state(SH)).toMatchObject([
      { state: 'edited', line: 1, problem: { code: 'profile-edited' } },
    ]);
    for (const work of [() => sandbox.profiles.apply(SH), () => sandbox.profiles.undo()]) {
      expect(await work()).toMatchObject([
        { action: 'refused', problem: { code: 'profile-edited', message: expect.stringContaining('.profile') } },
      ]);
      expect((await sandbox.read('.profile'))?.toString()).toBe(edited);
    }
    expect(await sandbox.profiles.apply({ ...SH, force: true })).toMatchObject([{ action: 'update' }]);
    await sandbox.profiles.undo({ force: true });
    expect(await sandbox.read('.profile')).toBe(null);
  });

  it('writes its line anew when the home moved, and undoes both edits', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', 'a\n');
    await sandbox.profiles.apply(SH);
    const [name] = (await readdir(sandbox.context.layout.backups)).filter((one) => one.endsWith('.json'));
    const record = path.join(sandbox.context.layout.backups, name!);
    const outdated = JSON.parse(await readFile(record, 'utf8'));
    const profile = (await sandbox.read('.profile'))!.toString();
    await sandbox.write('.profile', profile.replace(outdated.line, 'PATH=/old:$PATH'));
    await writeFile(record, JSON.stringify({ ...outdated, line: 'PATH=/old:$PATH' }));
    expect(await sandbox.profiles.state(SH)).toMatchObject([{ state: 'outdated', line: 2 }]);
    expect(await sandbox.profiles.apply(SH)).toMatchObject([{ action: 'update' }]);
    expect((await sandbox.read('.profile'))!.toString()).toBe(profile);
    await sandbox.profiles.undo();
    expect((await sandbox.read('.profile'))!.toString()).toBe('a\n');
  });

  it('journals each edit with its diff, free of the lines around, and its undoing', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', 'export TOKEN=secret\n');
    const [change] = await sandbox.profiles.apply(SH);
    const [edit] = await sandbox.journal.list();
    expect(edit).toMatchObject({
      id: change!.journalId,
      action: 'profile.edit',
      target: sandbox.at('.profile'),
      undo: { kind: 'profile' },
    });
    expect(edit!.data.diff).toContain('+# >>> goswitch >>>');
    expect(JSON.stringify(edit)).not.toContain('TOKEN');
    await sandbox.profiles.undoEntry(edit!.id);
    expect((await sandbox.journal.list())[0]).toMatchObject({ action: 'profile.undo', undoes: edit!.id, undo: null });
    expect((await sandbox.read('.profile'))?.toString()).toBe('export TOKEN=secret\n');
    await expect(sandbox.profiles.undoEntry(edit!.id)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('takes out blocks that no record tells of', async () => {
    const sandbox = await createProfilesSandbox({ shells: ['/bin/sh'] });
    await sandbox.write('.profile', 'a\n');
    await sandbox.profiles.apply(SH);
    await rm(sandbox.context.layout.backups, { recursive: true });
    expect(short(await sandbox.profiles.undo(), sandbox)).toEqual(['remove .profile']);
    expect((await sandbox.read('.profile'))?.toString()).toBe('a\n');
  });

  it('does not take the block of proxy variables for one that no record tells of', async () => {
    const sandbox = await createProfilesSandbox({ shells: ['/bin/sh'] });
    const proxies =
      "a\n# >>> goswitch proxy >>>\nexport HTTPS_PROXY='http://p:1' https_proxy='http://p:1'\n# <<< goswitch proxy <<<\n";
    await sandbox.write('.profile', proxies);
    expect(await sandbox.profiles.undo()).toEqual([]);
    await sandbox.profiles.apply(SH);
    await rm(sandbox.context.layout.backups, { recursive: true });
    expect(short(await sandbox.profiles.undo(), sandbox)).toEqual(['remove .profile']);
    expect((await sandbox.read('.profile'))?.toString()).toBe(proxies);
  });

  it.skipIf(!existsSync('/dev/full'))(
    'says that the journal could not be written, and undoes the edit all the same',
    async () => {
      const sandbox = await createProfilesSandbox();
      const { journal: file } = sandbox.context.layout;
      // A device is refused where the journal is read, so it takes its place only while the change is made.
      const change = sandbox.journal.change;
      sandbox.journal.change = async (request) => {
        await mkdir(path.dirname(file), { recursive: true });
        await symlink('/dev/full', file);
        try {
          return await change(request);
        } finally {
          await rm(file);
          sandbox.journal.change = change;
        }
      };
      expect(await sandbox.profiles.apply(SH)).toMatchObject([
        { action: 'create', problem: { code: 'disk-full' }, journalId: null },
      ]);
      expect(await sandbox.profiles.undo()).toMatchObject([{ action: 'delete' }]);
      expect((await sandbox.journal.list()).map(({ action }) => action)).toEqual(['profile.undo', 'profile.edit']);
    },
  );

  it('journals an edit that a killed process made without saying so', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.profiles.apply(SH);
    await rm(sandbox.context.layout.journal);
    await sandbox.profiles.apply(SH);
    const entries = await sandbox.journal.list({ action: 'profile.edit' });
    expect(entries).toMatchObject([
      { target: sandbox.at('.profile'), data: { diff: expect.stringContaining('+# >>> goswitch >>>') } },
    ]);
    await sandbox.profiles.undoEntry(entries[0]!.id);
    expect(await sandbox.read('.profile')).toBe(null);
  });
});

describe('what is kept of a file', () => {
  it.each([0o600, 0o640, 0o755, 0o664])('its mode %o', async (mode) => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', 'a\n', mode);
    await sandbox.profiles.apply(SH);
    expect((await stat(sandbox.at('.profile'))).mode & 0o7777).toBe(mode);
    await sandbox.profiles.undo();
    expect((await stat(sandbox.at('.profile'))).mode & 0o7777).toBe(mode);
  });

  it.skipIf(process.getuid?.() !== 0)('its owner; a new file and its folders get the home’s (needs root)', async () => {
    const sandbox = await createProfilesSandbox();
    await chown(sandbox.userHome, 1234, 1235);
    await sandbox.write('.bashrc', 'a\n');
    await chown(sandbox.at('.bashrc'), 2345, 2346);
    await sandbox.profiles.apply({ targets: ['bash', 'fish'] });
    const owner = async (name: string) => {
      const { uid, gid } = await stat(sandbox.at(name));
      return [uid, gid];
    };
    expect(await owner('.bashrc')).toEqual([2345, 2346]);
    for (const name of ['.profile', '.config', '.config/fish/conf.d/goswitch.fish'])
      expect(await owner(name)).toEqual([1234, 1235]);
  });

  it('a link to it, and a chain of links', async () => {
    const sandbox = await createProfilesSandbox();
    const real = await sandbox.write('dotfiles/profile', 'a\n');
    await symlink('dotfiles/profile', sandbox.at('.middle'));
    await symlink(sandbox.at('.middle'), sandbox.at('.profile'));
    expect(await sandbox.profiles.apply(SH)).toMatchObject([
      { action: 'insert', file: sandbox.at('.profile'), realFile: real },
    ]);
    expect([await readlink(sandbox.at('.profile')), await readlink(sandbox.at('.middle'))]).toEqual([
      sandbox.at('.middle'),
      'dotfiles/profile',
    ]);
    expect((await readFile(real)).toString()).toMatch(/^a\n# >>> goswitch/);
    await sandbox.profiles.undo();
    expect((await readFile(real)).toString()).toBe('a\n');
    expect((await lstat(sandbox.at('.profile'))).isSymbolicLink()).toBe(true);
  });

  it('a link to a file that is yet to be made', async () => {
    const sandbox = await createProfilesSandbox();
    await symlink('dotfiles/profile', sandbox.at('.profile'));
    await sandbox.profiles.apply(SH);
    expect((await sandbox.read('dotfiles/profile'))?.toString()).toMatch(LINE);
    await sandbox.profiles.undo();
    expect([await sandbox.read('dotfiles/profile'), await readlink(sandbox.at('.profile'))]).toEqual([
      null,
      'dotfiles/profile',
    ]);
  });
});

describe('what is refused', () => {
  const refusals: readonly [string, (sandbox: ProfilesSandbox) => Promise<unknown>, string, string][] = [
    ['a read-only file', (sandbox) => sandbox.write('.profile', 'a\n', 0o444), 'permission-denied', 'read-only'],
    ['a folder', (sandbox) => mkdir(sandbox.at('.profile')), 'profile-invalid', 'is a folder'],
    ['links in a circle', (sandbox) => symlink('.profile', sandbox.at('.profile')), 'profile-invalid', 'circular link'],
    ['a binary file', (sandbox) => sandbox.write('.profile', 'a\0b'), 'profile-invalid', 'NUL'],
    [
      'a block without an end',
      (sandbox) => sandbox.write('.profile', '# >>> goswitch >>>\n'),
      'profile-invalid',
      'no end marker',
    ],
    [
      'a last line that goes on',
      (sandbox) => sandbox.write('.profile', 'export A=1 \\\n'),
      'profile-invalid',
      'backslash',
    ],
  ];
  it.each(refusals)('%s, and the others are done', async (_name, prepare, code, words) => {
    const sandbox = await createProfilesSandbox();
    await prepare(sandbox);
    const changes = await sandbox.profiles.apply(BASH);
    expect(changes).toMatchObject([
      { action: 'refused', problem: { code, message: expect.stringContaining(words) } },
      { action: 'create' },
    ]);
    expect(changes[0]!.problem!.message).toContain(sandbox.at('.profile'));
    expect((await sandbox.profiles.undo()).map(({ action }) => action)).toEqual(['delete']);
  });

  it('a profile of someone else, or in a folder that cannot be written', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', 'a\n', 0o644);
    await chmod(sandbox.dir, 0o755);
    const changes = await asOrdinaryUser(() => sandbox.profiles.preview(SH));
    if (process.getuid?.() === 0)
      expect(changes).toMatchObject([{ action: 'refused', problem: { code: 'permission-denied' } }]);
  });

  it('a home whose name cannot stand on PATH', async () => {
    const sandbox = await createProfilesSandbox();
    const profiles = await createProfilesSandbox({ env: {} });
    Object.assign(profiles.context.layout, { shims: `${sandbox.home}/a:b/shims` });
    expect(await profiles.profiles.preview(SH)).toMatchObject([
      { action: 'refused', problem: { code: 'invalid-input' } },
    ]);
  });
});

describe('several at once', () => {
  it('does not lose what an editor saves between reading and writing', async () => {
    let saves = 0;
    const sandbox: ProfilesSandbox = await createProfilesSandbox({
      shells: ['/bin/sh'],
      // Asked to parse the profile, which has been read by then.
      async runProgram(command, args, options) {
        if (saves++ === 0) await sandbox.write('.profile', 'saved=1\n');
        return runProgram(command, args, options);
      },
    });
    await sandbox.write('.profile', 'a=1\n');
    await sandbox.profiles.apply(SH);
    expect((await sandbox.read('.profile'))?.toString()).toMatch(/^saved=1\n# >>> goswitch/);
    await sandbox.profiles.undo();
    expect((await sandbox.read('.profile'))?.toString()).toBe('saved=1\n');
    expect(await readdir(sandbox.context.layout.backups)).toEqual([]);
  });

  it('gives up on a file that never holds still', async () => {
    let saves = 0;
    const sandbox: ProfilesSandbox = await createProfilesSandbox({
      shells: ['/bin/sh'],
      async runProgram(command, args, options) {
        await sandbox.write('.profile', `saved=${saves++}\n`);
        return runProgram(command, args, options);
      },
    });
    await sandbox.write('.profile', 'a=1\n');
    expect(await sandbox.profiles.apply(SH)).toMatchObject([
      { action: 'refused', problem: { code: 'profile-edited' } },
    ]);
    expect((await sandbox.read('.profile'))?.toString()).toMatch(/^saved=\d+\n$/);
  });

  it('two set-ups at once make one block', async () => {
    const sandbox = await createProfilesSandbox();
    await Promise.all(Array.from({ length: 5 }, () => sandbox.profiles.apply(SH)));
    expect((await sandbox.read('.profile'))?.toString()).toMatch(LINE);
  });

  it('keeps a hard link’s other name as it was', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', 'a\n');
    await link(sandbox.at('.profile'), sandbox.at('backup'));
    await sandbox.profiles.apply(SH);
    expect((await sandbox.read('backup'))?.toString()).toBe('a\n');
  });
});
