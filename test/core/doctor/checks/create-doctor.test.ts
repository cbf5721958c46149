import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DoctorReport } from '../../../../electron/contract/doctor.ts';
import { presenceEvidence } from '../../../../electron/core/base/journal/evidence.ts';
import type { Check } from '../../../../electron/core/doctor/checks/check.ts';
import { createDoctor } from '../../../../electron/core/doctor/checks/create-doctor.ts';
import { openCheck } from '../../../helpers/check-machine.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const NONE: Check = { id: 'none', looksAt: 'Nothing', run: async () => [] };

/** Runs how often it was asked to. */
function counting(wait: Promise<unknown> = Promise.resolve()) {
  const seen = { runs: 0, stopped: 0 };
  const check: Check = {
    id: 'counting',
    looksAt: 'How often it runs',
    async run({ signal }) {
      seen.runs++;
      signal.addEventListener('abort', () => seen.stopped++);
      await wait;
      return [];
    },
  };
  return { check, seen };
}

async function open(checks: readonly Check[], options: Parameters<typeof openCheck>[2] = {}) {
  const machine = await openCheck(await createSandbox(), NONE, options);
  return {
    ...machine,
    doctor: createDoctor({ core: machine.core, systemRoot: machine.systemRoot, checks, shellLimitMs: 500 }),
  };
}

/** The variable in the go env file that a fix takes out. */
const gorootInFile: Check = {
  id: 'goroot-in-file',
  looksAt: 'GOROOT in the go env file',
  async run({ goEnvFile, fixes }) {
    const set = (await goEnvFile())?.values.get('GOROOT');
    return set === undefined
      ? []
      : [
          {
            kind: 'go-shadowed',
            severity: 'error',
            params: { go: set.value },
            evidence: [],
            fix: fixes.unsetGoEnv(['GOROOT']),
          },
        ];
  },
};

describe('a run', () => {
  it('is shared by those who ask at a time, told to all, and kept', async () => {
    let end: (value?: unknown) => void = () => undefined;
    const { check, seen } = counting(new Promise((resolve) => (end = resolve)));
    const { doctor, core } = await open([check]);
    const told: DoctorReport[] = [];
    core.context.events.on('doctorFinished', (report) => told.push(report));
    expect(doctor.last()).toBeNull();
    const both = [doctor.run(), doctor.run()];
    await expect.poll(() => seen.runs).toBe(1);
    end();
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
    expect(seen.runs).toBe(1);
    expect(told).toEqual([one]);
    expect(doctor.last()).toBe(one);
    await doctor.run();
    expect(seen.runs).toBe(2);
  });

  it('goes on while one of them still waits, and is stopped when the last one leaves', async () => {
    const { check, seen } = counting(new Promise(() => undefined));
    const { doctor } = await open([check]);
    const [first, second] = [new AbortController(), new AbortController()];
    const left = expect(doctor.run({ signal: first.signal })).rejects.toMatchObject({ code: 'cancelled' });
    const alsoLeft = expect(doctor.run({ signal: second.signal })).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => seen.runs).toBe(1);
    first.abort();
    await left;
    expect(seen.stopped).toBe(0);
    second.abort();
    await alsoLeft;
    await expect.poll(() => seen.stopped).toBe(1);
    expect(doctor.last()).toBeNull();
  });

  it('tells that the login shell did not answer', async () => {
    const { doctor } = await open([NONE], { files: { '.profile': 'exec sleep 60\n' } });
    expect(await doctor.run()).toMatchObject({
      shell: null,
      shellProblem: { code: 'shell-failed' },
      checks: [{ check: 'none', state: 'fine' }],
    });
  });

  it('journals what a killed process changed and could not journal, and forgets what it did not', async () => {
    const { doctor, core } = await open([NONE]);
    const { backups } = core.context.layout;
    const made = path.join(core.context.userHome, 'made');
    await mkdir(made);
    await mkdir(backups, { recursive: true });
    const entry = (id: string, undo: object) => ({
      id,
      at: '2026-11-30T12:00:00.000Z',
      action: 'folder.make',
      target: made,
      summary: 's',
      data: {},
      undo,
    });
    const note = (number: number, content: unknown) =>
      writeFile(path.join(backups, `pending-changes-00000000000${number}.json`), JSON.stringify(content));
    const folders = (folder: string) => ({ kind: 'folders', folders: [folder], made: true });
    await note(1, {
      schema: 1,
      entry: entry('1', folders(made)),
      evidence: [presenceEvidence(made, { isMade: true })],
    });
    await note(2, {
      schema: 1,
      entry: entry('2', folders(`${made}-not`)),
      evidence: [presenceEvidence(`${made}-not`, { isMade: true })],
    });
    await writeFile(path.join(backups, 'pending-changes-000000000003.json'), '{"torn');
    await note(4, {
      schema: 2,
      entry: entry('4', folders(made)),
      evidence: [presenceEvidence(made, { isMade: true })],
    });
    await note(5, {
      schema: 1,
      entry: { ...entry('5', folders(made)), data: null },
      evidence: [presenceEvidence(made, { isMade: true })],
    });
    await note(6, { schema: 1, entry: entry('6', folders(made)), evidence: [] });
    await doctor.run();
    const entries = await (await core.journal()).list();
    expect(entries.map(({ action, target }) => [action, target])).toEqual([['folder.make', made]]);
    await doctor.run();
    expect(await (await core.journal()).list()).toHaveLength(1);
    // Neither a note that was not written to its end nor one of a newer GoSwitch is thrown away.
    expect((await readdir(backups)).map((name) => name.slice(-6, -5))).toEqual(['3', '4', '5']);
  });
});

describe('a fix', () => {
  it('is previewed, applied, and gone with its trouble', async () => {
    const { doctor, core } = await open([gorootInFile], { files: { '.config/go/env': 'GOROOT=/bad\nGOFLAGS=-v\n' } });
    const file = path.join(core.context.userHome, '.config/go/env');
    const { findings } = await doctor.run();
    const { id } = findings[0]!;
    expect(await doctor.previewFix(id)).toMatchObject({
      steps: [{ kind: 'edit-file', file, diff: expect.stringContaining('-GOROOT=/bad') }],
    });
    expect(await doctor.applyFix(id)).toEqual({ journalIds: [expect.any(String)], jobId: null });
    expect(await readFile(file, 'utf8')).toBe('GOFLAGS=-v\n');
    await expect(doctor.applyFix(id)).rejects.toMatchObject({ code: 'fix-impossible' });
    expect((await doctor.run()).findings).toEqual([]);
    await expect(doctor.previewFix(id)).rejects.toMatchObject({ code: 'fix-impossible' });
  });

  it('is over the contract what it is here', async () => {
    const { handlers } = await openCheck(await createSandbox(), NONE, { files: { '.config/go/env': 'GOROOT=/bad\n' } });
    expect(await handlers.call('doctor.last')).toEqual({ ok: true, value: null });
    expect(await handlers.call('doctor.previewFix', { finding: 'no/such' })).toMatchObject({
      ok: false,
      error: { code: 'fix-impossible' },
    });
    expect(await handlers.call('doctor.applyFix', { finding: '' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    const run = await handlers.call('doctor.run');
    expect(run).toMatchObject({ ok: true, value: { checks: expect.any(Array), findings: expect.any(Array) } });
    expect(await handlers.call('doctor.last')).toEqual(run);
  });
});
