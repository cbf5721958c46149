import { readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProfileChange } from '../../../../electron/contract/profiles.ts';
import { createTerminalProxySandbox, type TerminalProxySandbox } from './terminal-proxy-sandbox.ts';

const SH = { targets: ['sh'] } as const;
const VARIABLES = { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'localhost,.corp.example' };
const LINES = `export HTTPS_PROXY='http://proxy.example:3128' https_proxy='http://proxy.example:3128'
export NO_PROXY='localhost,.corp.example' no_proxy='localhost,.corp.example'`;
const BLOCK = `# >>> goswitch proxy >>>\n${LINES}\n# <<< goswitch proxy <<<\n`;
const OTHER = { HTTPS_PROXY: 'http://other.example:8080' };
const PASSWORD = 'Geheim-77-xyzzy';
const SECRET = { HTTPS_PROXY: `http://ada:${PASSWORD}@proxy.example:3128` };
const PRIVATE = { ...SH, variables: SECRET, withCredentials: true } as const;

const short = (changes: readonly ProfileChange[], sandbox: TerminalProxySandbox) =>
  changes.map(({ file, action }) => `${action} ${path.relative(sandbox.userHome, file)}`);
const text = async (sandbox: TerminalProxySandbox, name = '.profile') => (await sandbox.read(name))?.toString() ?? null;

describe('setting and undoing', () => {
  it('shows what it would do, and does nothing', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.write('.profile', 'export A=1\n');
    const [change] = await sandbox.terminalProxy.preview({ ...SH, variables: VARIABLES });
    expect(change).toMatchObject({ action: 'insert', targets: ['sh'], problem: null, journalId: null });
    const added = BLOCK.trimEnd()
      .split('\n')
      .map((line) => `+${line}\n`);
    expect(change!.diff.endsWith(` export A=1\n${added.join('')}`)).toBe(true);
    expect(await text(sandbox)).toBe('export A=1\n');
    expect(await sandbox.journal.list()).toEqual([]);
  });

  it('sets them in the files of each shell, changes nothing the second time, and undoes to the same bytes', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.write('.bashrc', 'alias ll="ls -l"\r\nexport B=2');
    const before = await sandbox.read('.bashrc');
    const options = { targets: ['bash', 'zsh', 'fish', 'tcsh', 'environment.d'], variables: VARIABLES } as const;
    const names = [
      '.profile',
      '.bashrc',
      '.zshenv',
      '.zshrc',
      '.config/fish/conf.d/goswitch.fish',
      '.cshrc',
      '.config/environment.d/60-goswitch.conf',
    ];
    expect(short(await sandbox.terminalProxy.apply(options), sandbox)).toEqual(
      names.map((name) => `${name === '.bashrc' ? 'insert' : 'create'} ${name}`),
    );
    expect(await text(sandbox)).toBe(BLOCK);
    expect(await text(sandbox, '.bashrc')).toBe(
      `${before}\r\n${BLOCK.trimEnd().replace(/'$/gm, "' #").replaceAll('\n', '\r\n')}`,
    );
    expect(short(await sandbox.terminalProxy.apply(options), sandbox)).toEqual(
      names.map((name) => `unchanged ${name}`),
    );
    expect(short(await sandbox.terminalProxy.undo(), sandbox).sort()).toEqual(
      names.map((name) => `${name === '.bashrc' ? 'restore' : 'delete'} ${name}`).sort(),
    );
    expect(await sandbox.read('.bashrc')).toEqual(before);
    expect((await readdir(sandbox.userHome)).sort()).toEqual(['.bashrc', '.goswitch']);
    expect(await readdir(sandbox.context.layout.backups)).toEqual([]);
  });

  it('replaces the values by others, and undoing one edit brings the former ones back', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.write('.profile', 'a\n');
    await sandbox.terminalProxy.apply({ ...SH, variables: VARIABLES });
    const [change] = await sandbox.terminalProxy.apply({ ...SH, variables: OTHER });
    expect(change).toMatchObject({ action: 'update' });
    expect(await text(sandbox)).not.toContain('NO_PROXY');
    await sandbox.profiles.undoEntry(change!.journalId!);
    expect(await text(sandbox)).toBe(`a\n${BLOCK}`);
    await sandbox.terminalProxy.undo();
    expect(await text(sandbox)).toBe('a\n');
  });

  it('leaves a block alone that was edited by hand', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.terminalProxy.apply({ ...SH, variables: VARIABLES });
    const edited = (await text(sandbox))!.replaceAll('3128', '3129');
    await sandbox.write('.profile', edited);
    for (const work of [
      () => sandbox.terminalProxy.apply({ ...SH, variables: OTHER }),
      () => sandbox.terminalProxy.undo(),
    ]) {
      expect(await work()).toMatchObject([{ action: 'refused', problem: { code: 'profile-edited' } }]);
      expect(await text(sandbox)).toBe(edited);
    }
    expect(await sandbox.terminalProxy.apply({ ...SH, variables: OTHER, force: true })).toMatchObject([
      { action: 'update' },
    ]);
    await sandbox.terminalProxy.undo({ force: true });
    expect(await text(sandbox)).toBe(null);
  });

  it('moves behind lines that set a proxy since, and stays before others', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.write('.profile', `${BLOCK}export PATH=/x:$PATH\n`);
    expect(await sandbox.terminalProxy.preview({ ...SH, variables: VARIABLES })).toMatchObject([
      { action: 'unchanged' },
    ]);
    await sandbox.write('.profile', `${BLOCK}unset https_proxy\n`);
    expect(await sandbox.terminalProxy.apply({ ...SH, variables: VARIABLES })).toMatchObject([{ action: 'move' }]);
    expect(await text(sandbox)).toBe(`unset https_proxy\n${BLOCK}`);
  });

  it('takes out and replaces blocks that no record tells of, and no others', async () => {
    const sandbox = await createTerminalProxySandbox({ shells: ['/bin/sh'] });
    await sandbox.write('.profile', `a\n${BLOCK}`);
    expect(await sandbox.terminalProxy.preview({ ...SH, variables: OTHER })).toMatchObject([{ action: 'update' }]);
    expect(short(await sandbox.terminalProxy.undo(), sandbox)).toEqual(['remove .profile']);
    expect(await text(sandbox)).toBe('a\n');
    await sandbox.write('.profile', '# >>> goswitch proxy >>>\nmine\n# <<< goswitch proxy <<<\n');
    expect(await sandbox.terminalProxy.undo()).toEqual([]);
  });

  it('keeps links and modes', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.write('dotfiles/profile', 'a\n', 0o640);
    await symlink('dotfiles/profile', sandbox.at('.profile'));
    await sandbox.terminalProxy.apply({ ...SH, variables: VARIABLES });
    expect([await readlink(sandbox.at('.profile')), (await stat(sandbox.at('.profile'))).mode & 0o777]).toEqual([
      'dotfiles/profile',
      0o640,
    ]);
    expect(await text(sandbox, 'dotfiles/profile')).toBe(`a\n${BLOCK}`);
    await sandbox.terminalProxy.undo();
    expect([await readlink(sandbox.at('.profile')), await text(sandbox, 'dotfiles/profile')]).toEqual([
      'dotfiles/profile',
      'a\n',
    ]);
  });

  it.each([
    ['half a block', '# >>> goswitch proxy >>>\n', 0o644, 'profile-invalid'],
    ['a last line that goes on', 'export A=1 \\\n', 0o644, 'profile-invalid'],
    ['a read-only file', 'a\n', 0o444, 'permission-denied'],
  ])('refuses %s', async (_name, content, mode, code) => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.write('.profile', content, mode);
    expect(await sandbox.terminalProxy.apply({ ...SH, variables: VARIABLES })).toMatchObject([
      { action: 'refused', problem: { code } },
    ]);
    expect(await text(sandbox)).toBe(content);
  });

  it('journals each edit as what it is', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.terminalProxy.apply({ ...SH, variables: VARIABLES });
    const file = sandbox.at('.profile');
    expect(await sandbox.journal.list()).toMatchObject([
      {
        action: 'profile.edit',
        target: file,
        summary: `Set proxy variables in ${file}`,
        data: { kind: 'proxy' },
        undo: { kind: 'profile' },
      },
    ]);
  });
});

describe('beside the block of set-up', () => {
  const steps = fc.array(fc.constantFrom('setUp', 'unsetUp', 'set', 'change', 'unset'), { minLength: 1, maxLength: 8 });
  const profile = fc.oneof(
    fc.constant(null),
    fc.constantFrom(
      '',
      'a=1',
      'a=1\n',
      'a=1\r\nb=2',
      'a=1\r\nb=2\r\n',
      '# comment\r',
      '\n\n',
      'export PATH=/x:$PATH\n',
    ),
  );

  it('each is done and undone in any order without disturbing the other, and the bytes come back', async () => {
    const sandbox = await createTerminalProxySandbox();
    const work: Record<string, () => Promise<ProfileChange[]>> = {
      setUp: () => sandbox.profiles.apply({ targets: ['sh', 'fish'] }),
      unsetUp: () => sandbox.profiles.undo(),
      set: () => sandbox.terminalProxy.apply({ targets: ['sh', 'fish'], variables: VARIABLES }),
      change: () => sandbox.terminalProxy.apply({ targets: ['sh', 'fish'], variables: { ALL_PROXY: 'http://path:1' } }),
      unset: () => sandbox.terminalProxy.undo(),
    };
    await fc.assert(
      fc.asyncProperty(profile, steps, async (content, order) => {
        await rm(sandbox.at('.profile'), { force: true });
        if (content !== null) await sandbox.write('.profile', content);
        let isSetUp = false;
        let variables: string | null = null;
        for (const step of order) {
          const changes = await work[step]!();
          expect(changes.filter(({ action }) => action === 'refused')).toEqual([]);
          if (step === 'setUp' || step === 'unsetUp') isSetUp = step === 'setUp';
          else variables = step === 'set' ? 'HTTPS_PROXY' : step === 'change' ? 'ALL_PROXY' : null;
          for (const name of ['.profile', '.config/fish/conf.d/goswitch.fish']) {
            const now = (await text(sandbox, name)) ?? '';
            expect(now.split('# >>> goswitch >>>').length - 1).toBe(isSetUp ? 1 : 0);
            expect(now.split('# >>> goswitch proxy >>>').length - 1).toBe(variables === null ? 0 : 1);
            if (variables !== null) expect(now).toContain(`${variables}`);
          }
          if (isSetUp)
            expect((await sandbox.profiles.state({ targets: ['sh', 'fish'] })).map(({ state }) => state)).toEqual([
              'in-place',
              'in-place',
            ]);
        }
        await work[order.length % 2 === 0 ? 'unset' : 'unsetUp']!();
        await work[order.length % 2 === 0 ? 'unsetUp' : 'unset']!();
        expect(await text(sandbox)).toBe(content);
        expect((await readdir(sandbox.userHome)).sort()).toEqual(
          content === null ? ['.goswitch'] : ['.goswitch', '.profile'],
        );
        expect(await readdir(sandbox.context.layout.backups).catch(() => [])).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it('a kill between handing a file over and forgetting the edit is mended by undoing again', async () => {
    const sandbox = await createTerminalProxySandbox();
    const { backups } = sandbox.context.layout;
    await sandbox.profiles.apply({ targets: ['fish'] });
    const [name] = await readdir(backups);
    const record = await readFile(path.join(backups, name!));
    await sandbox.terminalProxy.apply({ targets: ['fish'], variables: VARIABLES });
    await sandbox.profiles.undo();
    await writeFile(path.join(backups, name!), record);
    // The journal tells that this edit is undone, so its record is forgotten and nothing is left to undo.
    expect(await sandbox.profiles.undo()).toEqual([]);
    expect(await sandbox.terminalProxy.undo()).toMatchObject([{ action: 'delete' }]);
    expect([await readdir(sandbox.userHome), await readdir(backups)]).toEqual([['.goswitch'], []]);
  });

  it('counts for nothing when asked whether set-up was done', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.terminalProxy.apply({ ...SH, variables: VARIABLES });
    expect(await sandbox.profiles.state(SH)).toMatchObject([{ state: 'missing' }]);
    expect(await sandbox.profiles.previewUndo()).toEqual([]);
  });
});

describe('passwords', () => {
  it('are refused unless they may stand there', async () => {
    const sandbox = await createTerminalProxySandbox();
    const failure = await sandbox.terminalProxy.apply({ ...SH, variables: SECRET }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'invalid-input', hint: expect.stringContaining('--with-credentials') });
    expect(JSON.stringify(failure)).not.toContain(PASSWORD);
    expect(await text(sandbox)).toBe(null);
  });

  it('go into a file that only its owner can read, and stand nowhere else', async () => {
    const sandbox = await createTerminalProxySandbox();
    const changes = [
      ...(await sandbox.terminalProxy.preview(PRIVATE)),
      ...(await sandbox.terminalProxy.apply(PRIVATE)),
    ];
    expect(await text(sandbox)).toContain(PASSWORD);
    expect((await stat(sandbox.at('.profile'))).mode & 0o777).toBe(0o600);
    const state = await sandbox.terminalProxy.state();
    changes.push(...(await sandbox.terminalProxy.previewUndo()), ...(await sandbox.terminalProxy.undo()));
    expect(changes.map(({ action }) => action)).toEqual(['create', 'create', 'delete', 'delete']);
    expect(JSON.stringify([changes, state, await sandbox.journal.list()])).not.toContain(PASSWORD);
    expect(await readFile(sandbox.context.layout.journal, 'utf8')).not.toContain(PASSWORD);
  });

  it('are kept for undoing in files that only the owner can read', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.terminalProxy.apply(PRIVATE);
    await sandbox.terminalProxy.apply({ ...SH, variables: OTHER });
    const { backups } = sandbox.context.layout;
    for (const name of await readdir(backups))
      expect((await stat(path.join(backups, name))).mode & 0o077, name).toBe(0);
  });

  it('are refused for a profile that others can read, with what to do', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.write('.profile', 'a\n', 0o644);
    const [refused] = await sandbox.terminalProxy.apply(PRIVATE);
    expect(refused).toMatchObject({
      action: 'refused',
      problem: { code: 'profile-invalid', hint: expect.stringContaining('chmod 600') },
    });
    expect(await text(sandbox)).toBe('a\n');
    await sandbox.mode('.profile', 0o600);
    expect(await sandbox.terminalProxy.apply(PRIVATE)).toMatchObject([{ action: 'insert' }]);
  });

  it('do not come back by undoing into a file that others can read by now', async () => {
    const sandbox = await createTerminalProxySandbox();
    await sandbox.write('.profile', 'a', 0o600);
    await sandbox.terminalProxy.apply(PRIVATE);
    const [change] = await sandbox.terminalProxy.apply({ ...SH, variables: OTHER });
    await sandbox.mode('.profile', 0o644);
    await sandbox.profiles.undoEntry(change!.journalId!);
    expect(await text(sandbox)).toBe('a');
    expect(await sandbox.terminalProxy.undo()).toMatchObject([{ action: 'unchanged' }]);
  });

  it('are reported when others can read them by now', async () => {
    const sandbox = await createTerminalProxySandbox({ shells: ['/bin/sh'] });
    await sandbox.terminalProxy.apply(PRIVATE);
    expect((await sandbox.terminalProxy.state()).files).toMatchObject([{ isExposed: false }]);
    await sandbox.mode('.profile', 0o644);
    expect((await sandbox.terminalProxy.state()).files).toMatchObject([
      { isExposed: true, state: 'in-place', variables: { HTTPS_PROXY: 'http://***@proxy.example:3128' } },
    ]);
  });
});

describe('values', () => {
  it.each([
    ['no variable', {}],
    ['an empty value', { HTTPS_PROXY: '' }],
    ['a line break', { NO_PROXY: 'a\nrm -rf /' }],
    ['half a character', { NO_PROXY: '\ud800' }],
    ['no address', { HTTP_PROXY: 'not an address' }],
    ['another protocol', { HTTP_PROXY: 'ftp://proxy.example' }],
  ])('refuses %s', async (_name, variables) => {
    const sandbox = await createTerminalProxySandbox();
    await expect(sandbox.terminalProxy.apply({ ...SH, variables })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await readdir(sandbox.userHome)).toEqual(['.goswitch']);
  });

  it('are those of GoSwitch’s own proxy when none are given', async () => {
    const server = {
      kind: 'http',
      host: 'proxy.example',
      port: 3128,
      credentials: { username: 'ada', password: `${PASSWORD}@/'` },
    } as const;
    const sandbox = await createTerminalProxySandbox({
      shells: ['/bin/sh'],
      appProxy: { server, bypass: '.corp.example, localhost' },
    });
    const address = 'http://proxy.example:3128';
    const plain = {
      HTTP_PROXY: address,
      HTTPS_PROXY: address,
      ALL_PROXY: address,
      NO_PROXY: 'localhost,127.0.0.1,::1,.corp.example',
    };
    expect((await sandbox.terminalProxy.state()).suggested).toEqual(plain);
    await sandbox.terminalProxy.apply(SH);
    expect((await sandbox.terminalProxy.state()).files).toMatchObject([
      { state: 'in-place', line: 1, variables: plain },
    ]);
    await sandbox.mode('.profile', 0o600);
    await sandbox.terminalProxy.apply({ ...SH, withCredentials: true });
    expect(await text(sandbox)).toContain(`HTTPS_PROXY='http://ada:${PASSWORD}%40%2F'\\''@proxy`);
  });

  it('there are none to hand on while GoSwitch connects directly', async () => {
    const sandbox = await createTerminalProxySandbox();
    await expect(sandbox.terminalProxy.preview(SH)).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await sandbox.terminalProxy.state()).suggested).toBe(null);
  });

  it('a target of another system is told before anything is made', async () => {
    const sandbox = await createTerminalProxySandbox({ os: 'darwin' });
    const work = sandbox.terminalProxy.apply({ targets: ['sh', 'environment.d'], variables: VARIABLES });
    await expect(work).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await text(sandbox)).toBe(null);
  });
});

describe('the state', () => {
  it.each([
    ['missing', 'a\n'],
    ['in-place', `a\n${BLOCK}`],
    ['in-place', `a\r\n${BLOCK.replace(/'$/gm, "' #").replaceAll('\n', '\r\n')}`],
    ['overruled', `${BLOCK}export HTTPS_PROXY=x\n`],
    ['edited', '# >>> goswitch proxy >>>\nmine\n# <<< goswitch proxy <<<\n'],
    ['invalid', '# >>> goswitch proxy >>>\n'],
  ])('%s: %j', async (state, content) => {
    const sandbox = await createTerminalProxySandbox({ shells: ['/bin/sh'] });
    await sandbox.write('.profile', content);
    const variables = state === 'in-place' || state === 'overruled' ? VARIABLES : null;
    expect((await sandbox.terminalProxy.state()).files).toMatchObject([{ state, variables }]);
  });
});
