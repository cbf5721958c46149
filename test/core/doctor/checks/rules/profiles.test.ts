import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { profilesCheck } from '../../../../../electron/core/doctor/checks/rules/profiles.ts';
import { BLOCK_END, BLOCK_START } from '../../../../../electron/core/manager/profiles/profile-block.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { linuxSandbox } from '../../../../helpers/known-releases.ts';

/** Set up for sh, whose only profile is ~/.profile. */
async function machineSetUp(systemFiles: Record<string, string> = {}) {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, profilesCheck, { active: 'go1.26.3', systemFiles });
  await (await machine.core.profiles()).apply({ targets: ['sh'] });
  return { sandbox, machine, profile: path.join(sandbox.userHome, '.profile') };
}

it('says nothing of profiles as set-up leaves them, and does not apply before', async () => {
  expect(await (await machineSetUp()).machine.find()).toEqual([]);
  expect(await (await openCheck(await linuxSandbox(), profilesCheck, { active: 'go1.26.3' })).run()).toBe(
    'not-applicable',
  );
});

it('two blocks: one is left', async () => {
  const { machine, profile } = await machineSetUp();
  const text = await readFile(profile, 'utf8');
  const block = text.slice(text.indexOf(BLOCK_START));
  await writeFile(profile, `${text}alias ll='ls -l'\n${block}`);
  const [found] = await expectFindings(machine, [
    { kind: 'block-doubled', severity: 'warning', params: { file: profile } },
  ]);
  expect(found!.evidence.map(({ source }) => source!.line)).toEqual([2, 6]);
  const { preview, after } = await machine.fixAndUndo(found);
  expect(preview.steps).toMatchObject([{ kind: 'edit-file', file: profile }]);
  expect(after).toEqual([]);
});

it('two blocks, one of them edited: left alone', async () => {
  const { machine, profile } = await machineSetUp();
  await appendFile(profile, `${BLOCK_START}\nexport PATH=/mine:$PATH\n${BLOCK_END}\n`);
  const [found] = await expectFindings(machine, [
    { kind: 'block-doubled', severity: 'warning', params: { file: profile } },
  ]);
  expect(found!.fix).toBeUndefined();
});

it('the block of proxy variables is no second one, hides no second one, and overrules nothing', async () => {
  const { machine, profile } = await machineSetUp();
  const proxies = await machine.core.terminalProxy();
  await proxies.apply({ targets: ['sh'], variables: { HTTPS_PROXY: 'http://path.example:3128' } });
  expect(await readFile(profile, 'utf8')).toContain('# >>> goswitch proxy >>>');
  expect(await machine.find()).toEqual([]);
  const text = await readFile(profile, 'utf8');
  const block = text.slice(text.indexOf(BLOCK_START), text.indexOf(BLOCK_END) + BLOCK_END.length + 1);
  await writeFile(profile, `${text}${block}`);
  const [found] = await expectFindings(machine, [
    { kind: 'block-doubled', severity: 'warning', params: { file: profile } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('proxy variables alone are no set-up', async () => {
  const machine = await openCheck(await linuxSandbox(), profilesCheck, { active: 'go1.26.3' });
  await (await machine.core.terminalProxy()).apply({
    targets: ['sh'],
    variables: { HTTPS_PROXY: 'http://proxy.example:3128' },
  });
  expect(await machine.run()).toBe('not-applicable');
});

it('an edited block', async () => {
  const { machine, profile } = await machineSetUp();
  await writeFile(profile, `${BLOCK_START}\nexport PATH=/mine:$PATH\n${BLOCK_END}\n`);
  const [found] = await expectFindings(machine, [
    { kind: 'block-edited', severity: 'warning', params: { file: profile } },
  ]);
  expect(found!.evidence[0]!.source).toEqual({ origin: 'file', file: profile, line: 1 });
  expect(found!.fix).toBeUndefined();
});

it('lines for PATH after the block', async () => {
  const { machine, profile } = await machineSetUp();
  await appendFile(profile, 'export PATH=/opt/go/bin:$PATH\n');
  const [found] = await expectFindings(machine, [
    { kind: 'block-outdated', severity: 'warning', params: { file: profile } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('set up for one shell and not for another, which was not asked for', async () => {
  const { machine } = await machineSetUp({ 'run/systemd/system/x': '' });
  expect(await machine.find()).toEqual([]);
});

it('half a block keeps set-up from the profile', async () => {
  const { machine, profile } = await machineSetUp();
  await writeFile(profile, `${BLOCK_START}\n`);
  await expectFindings(machine, [
    {
      kind: 'profile-broken',
      severity: 'warning',
      params: { file: profile, problem: expect.stringContaining('are incomplete') },
    },
  ]);
});

it('a shell that set-up was not asked for lacks nothing, and a repair touches no other profile', async () => {
  const { machine, sandbox, profile } = await machineSetUp();
  const other = path.join(sandbox.userHome, '.zshrc');
  await writeFile(other, '# mine\n');
  expect(await machine.find()).toEqual([]);
  await writeFile(
    profile,
    (await readFile(profile, 'utf8')).replace(/# >>> goswitch >>>[\s\S]*?# <<< goswitch <<<\n?/, ''),
  );
  const [found] = await expectFindings(machine, [
    { kind: 'block-missing', severity: 'warning', params: { file: profile } },
  ]);
  const { preview } = await machine.fixAndUndo(found);
  expect(preview.steps.map((step) => ('file' in step ? step.file : null))).toEqual([profile]);
});
