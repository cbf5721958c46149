import { chmod, lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCore } from '../../../../electron/core/create-core.ts';
import { versionInEffect } from '../../../../electron/core/manager/home/version-in-effect.ts';
import { installFakeSdk, makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { recordingProgress } from '../../../helpers/recording-progress.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** A home with go1.24.1, and an SDK outside it at `elsewhere` (a name with a blank, as folders of people have). */
async function openHome() {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
  const { os, native, log, clock, layout } = sandbox.context;
  const from = {
    home: sandbox.home,
    env: sandbox.env,
    userHome: sandbox.userHome,
    systemRoot: path.join(sandbox.dir, 'system'),
  };
  const core = createCore({ ...from, os, native, log, clock, version: '0.0.0-test' });
  const [sdks, switching, journal] = await Promise.all([core.sdks(), core.switching(), core.journal()]);
  await installFakeSdk(sandbox.context, { version: 'go1.24.1' });
  const elsewhere = path.join(sandbox.dir, 'my go');
  return {
    ...{ sandbox, layout, core, sdks, switching, journal, elsewhere },
    async link(version: string) {
      await makeFakeSdk(elsewhere, { version });
      await sdks.import(elsewhere, { mode: 'link', progress: recordingProgress() });
    },
    /** As an installer does it: the folder goes, and another version stands there. */
    async replaceBy(version: string) {
      await rm(elsewhere, { recursive: true });
      await makeFakeSdk(elsewhere, { version });
    },
    adopt: (folder: string, mode: 'copy' | 'link') => sdks.import(folder, { mode, progress: recordingProgress() }),
    current: async () => (await versionInEffect(core.context, { cwd: sandbox.dir })).version,
    problems: async () =>
      (await sdks.list()).flatMap(({ name, version, problem }) =>
        problem === undefined ? [] : [{ name, version, ...problem }],
      ),
    names: async () => (await readdir(layout.versions)).filter((name) => !name.endsWith('.json')).sort(),
  };
}

describe('a linked SDK that was replaced in place', () => {
  it('is shown as what it holds, and not switched to', async () => {
    const home = await openHome();
    await home.link('go1.26.3');
    await home.replaceBy('go1.26.8');
    const repair = `goswitch import '${home.elsewhere}' --link`;
    const message = `go1.26.3 links to ${home.elsewhere}, which holds go1.26.8 now`;
    expect(await home.problems()).toEqual([
      { name: 'go1.26.3', version: 'go1.26.8', kind: 'replaced', message, repair },
    ]);
    await expect(home.switching.use('1.26.3')).rejects.toMatchObject({
      code: 'switch-unproven',
      message: expect.stringContaining(message),
      hint: repair,
    });
    await expect(home.sdks.verify('go1.26.3', recordingProgress())).rejects.toMatchObject({ message, hint: repair });
  });

  it('that is active: current says what runs; adopting it again gives it its name, keeps it active, and is recorded', async () => {
    const home = await openHome();
    await home.link('go1.26.3');
    await home.switching.use('1.26.3');
    await home.replaceBy('go1.26.8');
    expect(await home.current()).toBe('go1.26.8');
    await home.adopt(home.elsewhere, 'link');
    expect(await home.problems()).toEqual([]);
    expect(await home.names()).toEqual(['go1.24.1', 'go1.26.8']);
    expect([await home.switching.active(), await readlink(home.layout.current)]).toEqual([
      'go1.26.8',
      home.layout.sdk('go1.26.8'),
    ]);
    const [entry] = await home.journal.list({ limit: 1 });
    expect(entry).toMatchObject({
      action: 'sdk.import',
      target: 'go1.26.8',
      data: { mode: 'link', replaced: ['go1.26.3'] },
    });
  });

  it('by a version that is already installed: adopting it again takes the link away, and what is installed stays', async () => {
    const home = await openHome();
    await home.link('go1.26.3');
    await home.switching.use('1.26.3');
    await home.replaceBy('go1.24.1');
    await home.adopt(home.elsewhere, 'link');
    expect([await home.names(), await home.switching.active(), await home.problems()]).toEqual([
      ['go1.24.1'],
      'go1.24.1',
      [],
    ]);
    expect((await lstat(home.layout.sdk('go1.24.1'))).isDirectory()).toBe(true);
    await expect(home.adopt(home.elsewhere, 'link')).rejects.toMatchObject({ code: 'sdk-already-installed' });
  });

  it('by the same version is as good as before', async () => {
    const home = await openHome();
    await home.link('go1.26.3');
    await home.replaceBy('go1.26.3');
    expect(await home.problems()).toEqual([]);
    await home.switching.use('1.26.3');
  });
});

it.each([
  ['was removed', (elsewhere: string) => rm(elsewhere, { recursive: true })],
  ['holds no go any more', (elsewhere: string) => rm(path.join(elsewhere, 'bin'), { recursive: true })],
  ['is a file now', (elsewhere: string) => rm(elsewhere, { recursive: true }).then(() => writeFile(elsewhere, ''))],
])(
  'a link whose folder %s is listed, and the command that repairs it installs that very version',
  async (_what, damage) => {
    const home = await openHome();
    await home.link('go1.26.3');
    await damage(home.elsewhere);
    const [problem, ...others] = await home.problems();
    expect([problem, others]).toMatchObject([
      { name: 'go1.26.3', version: 'go1.26.3', kind: 'link-lost', repair: 'goswitch install 1.26.3' },
      [],
    ]);
    await expect(home.switching.use('1.26.3')).rejects.toMatchObject({ hint: 'goswitch install 1.26.3' });
    await home.sdks.remove('1.26.3', { force: true });
    expect([await home.names(), await home.problems()]).toEqual([['go1.24.1'], []]);
  },
);

describe('a root in versions/', () => {
  it('that is a link of somebody else is adopted, whatever it is called', async () => {
    const home = await openHome();
    await makeFakeSdk(home.elsewhere, { version: 'go1.25.2' });
    await symlink(home.elsewhere, path.join(home.layout.versions, 'mine'));
    expect(await home.problems()).toMatchObject([
      { name: 'mine', kind: 'no-manifest', repair: `goswitch import '${home.elsewhere}' --link` },
    ]);
    await home.adopt(home.elsewhere, 'link');
    expect([await home.names(), await home.problems()]).toEqual([['go1.24.1', 'go1.25.2'], []]);
  });

  it('that somebody put there is listed, and adopted under its own name', async () => {
    const home = await openHome();
    const root = home.layout.sdk('my-go');
    await makeFakeSdk(root, { version: 'go1.25.2' });
    expect(await home.problems()).toMatchObject([
      { name: 'my-go', version: 'go1.25.2', kind: 'no-manifest', repair: `goswitch import ${root}` },
    ]);
    await expect(home.adopt(root, 'link')).rejects.toMatchObject({ code: 'sdk-invalid' });
    await home.adopt(root, 'copy');
    expect([await home.names(), await home.problems()]).toEqual([['go1.24.1', 'go1.25.2'], []]);
    expect(await home.sdks.verify('1.25.2', recordingProgress())).toMatchObject({ ok: true });
  });

  it.each([
    ['without its manifest', (manifest: string) => rm(manifest)],
    ['with a damaged manifest', (manifest: string) => writeFile(manifest, '{"schema":1,\n')],
  ])('%s is adopted where it is', async (_what, damage) => {
    const home = await openHome();
    await home.switching.use('1.24.1');
    await damage(home.layout.manifest('go1.24.1'));
    expect(await home.problems()).toMatchObject([{ name: 'go1.24.1', kind: 'no-manifest' }]);
    await expect(home.switching.use('1.24.1')).rejects.toMatchObject({
      hint: `goswitch import ${home.layout.sdk('go1.24.1')}`,
    });
    await home.adopt(home.layout.sdk('go1.24.1'), 'copy');
    expect([await home.names(), await home.problems(), await home.switching.active()]).toEqual([
      ['go1.24.1'],
      [],
      'go1.24.1',
    ]);
  });

  it.each([
    ['alone', false],
    ['with its manifest, as sed would', true],
  ])('that was renamed %s is told, and gets its name back', async (_what, isManifestRenamed) => {
    const home = await openHome();
    const { layout } = home;
    await home.switching.use('1.24.1');
    await rename(layout.sdk('go1.24.1'), layout.sdk('go1.25'));
    if (isManifestRenamed) {
      const text = await readFile(layout.manifest('go1.24.1'), 'utf8');
      await rm(layout.manifest('go1.24.1'));
      await writeFile(layout.manifest('go1.25'), text.replaceAll('go1.24.1', 'go1.25'));
    }
    await writeFile(layout.active, 'go1.25\n');
    expect(await home.current()).toBe('go1.24.1');
    const kind = isManifestRenamed ? 'renamed' : 'no-manifest';
    expect(await home.problems()).toMatchObject([
      { name: 'go1.25', version: 'go1.24.1', kind, repair: `goswitch import ${layout.sdk('go1.25')}` },
    ]);
    await home.adopt(layout.sdk('go1.25'), 'copy');
    expect([await home.names(), await home.problems(), await home.current()]).toEqual([['go1.24.1'], [], 'go1.24.1']);
  });

  it('whose files were copied without their modes is told', async () => {
    const home = await openHome();
    await chmod(path.join(home.layout.sdk('go1.24.1'), 'bin/go'), 0o644);
    expect(await home.problems()).toMatchObject([
      { name: 'go1.24.1', kind: 'not-executable', repair: 'goswitch doctor --fix' },
    ]);
    await expect(home.switching.use('1.24.1')).rejects.toMatchObject({
      code: 'switch-unproven',
      hint: 'goswitch doctor --fix',
    });
  });

  it('that is sound cannot be adopted again, and neither can anything else of the home', async () => {
    const home = await openHome();
    await expect(home.adopt(home.layout.sdk('go1.24.1'), 'copy')).rejects.toMatchObject({ code: 'sdk-invalid' });
    await makeFakeSdk(path.join(home.layout.trash, 'go1.25.1'), { version: 'go1.25.1' });
    await expect(home.adopt(path.join(home.layout.trash, 'go1.25.1'), 'copy')).rejects.toMatchObject({
      code: 'sdk-invalid',
    });
  });

  it('files, pipes and links of other names there are nobody’s SDK', async () => {
    const home = await openHome();
    await writeFile(path.join(home.layout.versions, 'go1.9.9'), '');
    await mkdir(path.join(home.layout.versions, 'go1.9.8'));
    await symlink('/nowhere', path.join(home.layout.versions, 'notes'));
    expect(await home.problems()).toEqual([]);
  });
});
