import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { presenceEvidence } from '../../../../../electron/core/base/journal/evidence.ts';
import { shimsCheck } from '../../../../../electron/core/doctor/checks/rules/shims.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { linuxSandbox, shimOf } from '../../../../helpers/known-releases.ts';

const active = 'go1.26.3';

async function machineWithShims() {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, shimsCheck, { active });
  return { sandbox, machine };
}

it('says nothing of shims as GoSwitch writes them, nor where nothing is installed', async () => {
  expect(await (await machineWithShims()).machine.find()).toEqual([]);
  expect(await (await openCheck(await linuxSandbox(), shimsCheck)).run()).toBe('not-applicable');
});

it('a shim is missing', async () => {
  const { sandbox, machine } = await machineWithShims();
  await rm(shimOf(sandbox, 'go'));
  const [found] = await expectFindings(machine, [
    { kind: 'shims-missing', severity: 'error', params: { files: 'go' } },
  ]);
  const { preview, after } = await machine.fixAndUndo(found);
  expect(preview.steps).toMatchObject([
    { kind: 'edit-file', file: shimOf(sandbox, 'go'), diff: expect.stringContaining('+#!/bin/sh') },
  ]);
  expect(after).toEqual([]);
});

it('a shim was changed; undoing is refused once it was changed again', async () => {
  const { sandbox, machine } = await machineWithShims();
  await writeFile(shimOf(sandbox, 'go'), '#!/bin/sh\nexec /usr/bin/go "$@"\n');
  const [found] = await expectFindings(machine, [
    { kind: 'shims-changed', severity: 'warning', params: { files: 'go' } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
  const { journalIds } = await found!.fix!.apply();
  await writeFile(shimOf(sandbox, 'go'), 'mine');
  expect(await machine.handlers.call('journal.undo', { id: journalIds[0]! })).toMatchObject({
    ok: false,
    error: { code: 'undo-impossible' },
  });
  expect(await readFile(shimOf(sandbox, 'go'), 'utf8')).toBe('mine');
});

it('a shim of a version that is gone', async () => {
  const { sandbox, machine } = await machineWithShims();
  const text = (await readFile(shimOf(sandbox, active), 'utf8')).replaceAll(active, 'go1.20');
  await writeFile(shimOf(sandbox, 'go1.20'), text, { mode: 0o755 });
  const [found] = await expectFindings(machine, [
    { kind: 'shims-changed', severity: 'warning', params: { files: 'go1.20' } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('a shim is not executable', async () => {
  const { sandbox, machine } = await machineWithShims();
  await chmod(shimOf(sandbox, 'gofmt'), 0o644);
  const [found] = await expectFindings(machine, [
    { kind: 'shims-not-executable', severity: 'error', params: { files: 'gofmt' } },
  ]);
  const { preview, after } = await machine.fixAndUndo(found);
  expect(preview.steps).toEqual([{ kind: 'change-mode', file: shimOf(sandbox, 'gofmt'), from: 0o644, to: 0o755 }]);
  expect(after).toEqual([]);
});

it('a repair that was killed before it was journaled is journaled by the next', async () => {
  const { sandbox, machine } = await machineWithShims();
  await rm(shimOf(sandbox, 'go'));
  const [found] = await machine.find();
  await found!.fix!.apply();
  const journal = await machine.core.journal();
  const [written] = await journal.list();
  const { backups, journal: file } = sandbox.context.layout;
  await rm(file);
  const evidence = [presenceEvidence(shimOf(sandbox, 'go'), { isMade: true })];
  await writeFile(
    `${backups}/pending-changes-0123456789ab.json`,
    JSON.stringify({ schema: 1, evidence, entry: written }),
  );
  await rm(shimOf(sandbox, 'gofmt'));
  const [again] = await machine.find();
  await again!.fix!.apply();
  expect((await journal.list()).map(({ action, data }) => [action, data['shims']])).toEqual([
    ['shims.write', ['gofmt']],
    ['shims.write', ['go']],
  ]);
});
