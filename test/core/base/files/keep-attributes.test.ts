import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomic } from '../../../../electron/core/base/files/atomic-file.ts';
import { applyGoEnvChange } from '../../../../electron/core/doctor/go-env-file/edit-go-env.ts';
import { createJobRegistry } from '../../../../electron/core/handlers/job-registry.ts';
import { createSdkJobs } from '../../../../electron/core/handlers/sdk-jobs.ts';
import { createUndo } from '../../../../electron/core/undo/create-undo.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { coreOver } from '../../manager/install/install-engine.ts';
import { createProfilesSandbox } from '../../manager/profiles/profiles-sandbox.ts';

const show = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const attributesOf = (file: string) => [
  show('getfattr', '--absolute-names', '-d', file)
    .split('\n')
    .filter((line) => line.startsWith('user.')),
  show('getfacl', '--absolute-names', '--omit-header', '--numeric', file)
    .split('\n')
    .filter((line) => line !== ''),
];

/**
 * Gives a file what a rename would lose. @returns what it has now, or null where programs or file system have no such
 * thing
 */
function decorate(file: string) {
  try {
    show('setfattr', '-n', 'user.origin', '-v', 'dotfiles', file);
    show('setfacl', '-m', 'u:12345:r', file);
    return attributesOf(file);
  } catch {
    return null;
  }
}

describe('attributes and access control lists', () => {
  it('stay on a profile that is set up and undone', async ({ skip }) => {
    const sandbox = await createProfilesSandbox({ shells: ['/bin/sh'] });
    await sandbox.write('.profile', 'a\n');
    const had = decorate(sandbox.at('.profile'));
    if (had === null) return skip('setfattr, setfacl or the file system is missing');
    expect(await sandbox.profiles.apply({ targets: ['sh'] })).toMatchObject([{ action: 'insert', problem: null }]);
    expect(attributesOf(sandbox.at('.profile'))).toEqual(had);
    expect((await sandbox.read('.profile'))?.toString()).toMatch(/^a\n# >>> goswitch/);
    await sandbox.profiles.undo();
    expect(attributesOf(sandbox.at('.profile'))).toEqual(had);
    expect((await sandbox.read('.profile'))?.toString()).toBe('a\n');
  });

  it('stay on the go env file and on a pin, through edits and their undoing', async ({ skip }) => {
    const sandbox = await createSandbox();
    const core = coreOver(sandbox);
    const project = path.join(sandbox.dir, 'project');
    const env = path.join(sandbox.userHome, '.config/go/env');
    const pin = path.join(project, '.go-version');
    for (const [file, text] of [
      [env, 'GOFLAGS=-v\n'],
      [pin, '1.20\n'],
    ] as const) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const had = [decorate(env), decorate(pin)];
    if (had.includes(null)) return skip('setfattr, setfacl or the file system is missing');
    await applyGoEnvChange({ context: core.context, journal: await core.journal(), locks: await core.locks() }, env, {
      set: { GOPRIVATE: 'corp.example' },
    });
    await (await core.projects()).pin(project, '1.21');
    expect([attributesOf(env), attributesOf(pin)]).toEqual(had);
    const undo = createUndo({ core, sdkJobs: createSdkJobs(core, createJobRegistry(core)) });
    for (const { id } of await (await core.journal()).list()) await undo.undo(id);
    expect([await readFile(env, 'utf8'), await readFile(pin, 'utf8')]).toEqual(['GOFLAGS=-v\n', '1.20\n']);
    expect([attributesOf(env), attributesOf(pin)]).toEqual(had);
  });

  it('come back with a pin that was removed, twice', async ({ skip }) => {
    const sandbox = await createSandbox();
    const core = coreOver(sandbox);
    const pin = path.join(sandbox.dir, '.go-version');
    await writeFile(pin, '1.20\n');
    await chmod(pin, 0o640);
    const had = decorate(pin);
    if (had === null) return skip('setfattr, setfacl or the file system is missing');
    await (await core.projects()).unpin(sandbox.dir);
    const undo = createUndo({ core, sdkJobs: createSdkJobs(core, createJobRegistry(core)) });
    // Removed, brought back, removed by undoing that, and brought back again.
    for (let turn = 0; turn < 3; turn++) {
      const [last] = await (await core.journal()).list({ limit: 1 });
      await undo.undo(last!.id);
    }
    expect([await readFile(pin, 'utf8'), attributesOf(pin)]).toEqual(['1.20\n', had]);
  });

  it('come from the old file, not from the default list of the folder', async ({ skip }) => {
    const { dir } = await createSandbox();
    const file = path.join(dir, 'file');
    await writeFile(file, 'old');
    await chmod(file, 0o600);
    if (decorate(file) === null) return skip('setfattr, setfacl or the file system is missing');
    show('setfacl', '-b', file);
    show('setfacl', '-d', '-m', 'u:12345:rwx', dir);
    const had = attributesOf(file);
    await writeFileAtomic(file, 'new', { mode: 0o600, keepsAttributes: true });
    expect([await readFile(file, 'utf8'), attributesOf(file)]).toEqual(['new', had]);
  });
});

it('a file without any keeps its mode, and leaves nothing beside it', async () => {
  const { dir } = await createSandbox();
  const file = path.join(dir, '-file with a dash');
  await writeFile(file, 'a longer old text');
  await chmod(file, 0o640);
  await writeFileAtomic(file, 'new', { mode: 0o640, keepsAttributes: true });
  expect([await readFile(file, 'utf8'), (await stat(file)).mode & 0o777]).toEqual(['new', 0o640]);
  await symlink('nowhere', path.join(dir, 'link'));
  await writeFileAtomic(path.join(dir, 'link'), 'new', { keepsAttributes: true });
  expect((await readdir(dir)).filter((name) => name.startsWith('.goswitch-'))).toEqual([]);
});

it('an unpin that is undone gives the pin its mode back', async () => {
  const sandbox = await createSandbox();
  const core = coreOver(sandbox);
  const projects = await core.projects();
  const pin = path.join(sandbox.dir, '.go-version');
  await writeFile(pin, '1.20\n');
  await chmod(pin, 0o640);
  await projects.unpin(sandbox.dir);
  const [entry] = await (await core.journal()).list({ action: 'projects.unpin' });
  await createUndo({ core, sdkJobs: createSdkJobs(core, createJobRegistry(core)) }).undo(entry!.id);
  expect([await readFile(pin, 'utf8'), (await stat(pin)).mode & 0o777]).toEqual(['1.20\n', 0o640]);
});
