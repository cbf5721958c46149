import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors.ts';
import type { Check, Found } from '../../../../electron/core/doctor/checks/check.ts';
import { runChecks } from '../../../../electron/core/doctor/checks/run-checks.ts';
import { openCheck } from '../../../helpers/check-machine.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const check = (id: string, run: Check['run'], timeLimitMs?: number): Check => ({
  id,
  looksAt: id,
  run,
  ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
});
const shadowed = (severity: Found['severity'], about: string, more: Partial<Found> = {}): Found => ({
  ...{ kind: 'go-shadowed', severity, about, params: { go: '/opt/go' }, evidence: [] },
  ...more,
});
const hangs = () => new Promise<never>(() => undefined);

async function run(...checks: Check[]) {
  const { tools } = await openCheck(
    await createSandbox(),
    check('none', async () => []),
  );
  return await runChecks({ checks, tools: tools().tools });
}

describe('the checks', () => {
  it('answer in spite of one that throws, one that throws at once and one that hangs', async () => {
    const fine = check('fine', async () => []);
    const { runs, findings } = await run(
      check('hangs', hangs, 50),
      check('throws', async () => {
        throw new Error('token=hunter2 is wrong');
      }),
      check('throws-at-once', () => {
        throw new Error('at once');
      }),
      check('elsewhere', async () => 'not-applicable'),
      fine,
      check('finds', async () => [shadowed('note', 'a')]),
    );
    expect(runs.map(({ check: id, state }) => [id, state])).toEqual([
      ['hangs', 'timed-out'],
      ['throws', 'failed'],
      ['throws-at-once', 'failed'],
      ['elsewhere', 'not-applicable'],
      ['fine', 'fine'],
      ['finds', 'found'],
    ]);
    expect(findings).toHaveLength(1);
    expect(runs[0]?.problem?.message).toContain('hangs did not end within 0.05 s');
    expect(runs[1]?.problem).toEqual({ code: 'internal', message: 'token=*** is wrong' });
  });

  it('run side by side, and one whose time is over is told to stop', async () => {
    const stopped: string[] = [];
    let waiting = 0;
    let letGo: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    /** Ends only when the other one has begun too. */
    const meet = async () => {
      if (++waiting === 2) letGo();
      await both;
      return [];
    };
    const slow = check(
      'slow',
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(stopped.push('slow')))),
      50,
    );
    const { runs } = await run(slow, check('one', meet), check('other', meet));
    expect(runs.map(({ state }) => state)).toEqual(['timed-out', 'fine', 'fine']);
    expect(stopped).toEqual(['slow']);
  });

  it('are not waited for when nobody wants them any more', async () => {
    const { tools } = await openCheck(
      await createSandbox(),
      check('none', async () => []),
    );
    const gone = new AbortController();
    const { tools: shared } = tools();
    await shared.surroundings();
    gone.abort();
    await expect(
      runChecks({ checks: [check('hangs', hangs)], tools: { ...shared, signal: gone.signal } }),
    ).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('give the worst first, then in the order of the checks', async () => {
    const { findings } = await run(
      check('first', async () => [shadowed('note', 'a'), shadowed('error', 'b')]),
      check('second', async () => [shadowed('error', 'c'), shadowed('warning', 'd')]),
    );
    expect(findings.map(({ id }) => id)).toEqual([
      'first/go-shadowed/b',
      'second/go-shadowed/c',
      'second/go-shadowed/d',
      'first/go-shadowed/a',
    ]);
  });

  it('give ids that are the same from run to run, and never the same for two', async () => {
    const twice = check('twice', async () => [
      shadowed('error', 'a'),
      shadowed('error', 'a'),
      shadowed('error', 'x'.repeat(5000)),
    ]);
    const ids = async () => (await run(twice)).findings.map(({ id }) => id);
    const first = await ids();
    expect(first.slice(0, 2)).toEqual(['twice/go-shadowed/a', 'twice/go-shadowed/a#2']);
    expect(first[2]!.length).toBeLessThan(100);
    expect(await ids()).toEqual(first);
  });

  it('say it in words, without secrets', async () => {
    const source = { origin: 'process', file: null, line: null } as const;
    const found = shadowed('error', 'a', {
      params: { go: 'https://lin:hunter2@corp.example/go' },
      evidence: [{ name: 'GOPROXY', value: 'https://lin:hunter2@corp.example', source }],
      fix: { preview: async () => ({ steps: [] }), apply: async () => ({ journalIds: [], jobId: null }) },
    });
    const { findings, fixes } = await run(check('secret', async () => [found]));
    expect(findings[0]).toMatchObject({
      title: expect.any(String),
      why: expect.stringContaining('https://***@corp.example/go'),
      fix: expect.any(String),
    });
    expect(JSON.stringify(findings)).not.toContain('hunter2');
    expect([...fixes.keys()]).toEqual([findings[0]!.id]);
  });

  it('a repair that cannot be made is not offered, and the evidence says why', async () => {
    const fix = {
      preview: async () => {
        throw new AppError('permission-denied', '~/.profile is read-only');
      },
      apply: async () => ({ journalIds: [], jobId: null }),
    };
    const { findings, fixes } = await run(check('locked', async () => [shadowed('error', 'a', { fix })]));
    expect(findings[0]).toMatchObject({
      fix: null,
      evidence: [{ name: 'cannot be repaired', value: '~/.profile is read-only', source: null }],
    });
    expect(fixes.size).toBe(0);
  });

  it('one version is made active, not one after the other', async () => {
    const of = (kind: Found['kind'], severity: Found['severity']): Found => ({ ...shadowed(severity, kind), kind });
    const told = async (...found: Found[]) =>
      (await run(check('made', async () => found))).findings.map(({ kind }) => kind);
    expect(await told(of('os-too-old', 'error'), of('active-outdated', 'warning'))).toEqual(['os-too-old']);
    expect(await told(of('sdk-emulated', 'warning'), of('active-end-of-life', 'warning'))).toEqual(['sdk-emulated']);
    expect(await told(of('sdk-not-executable', 'error'), of('active-does-not-run', 'error'))).toEqual([
      'sdk-not-executable',
    ]);
    expect(await told(of('home-noexec', 'error'), of('active-does-not-run', 'error'))).toEqual(['home-noexec']);
    // Another SDK, which nothing runs, says nothing about the active one.
    expect(await told(of('sdk-incomplete', 'warning'), of('active-does-not-run', 'error'))).toHaveLength(2);
  });

  it('a finding that may follow from another one waits for it, with its repair', async () => {
    const fix = { preview: async () => ({ steps: [] }), apply: async () => ({ journalIds: [], jobId: null }) };
    const proxy = (severity: Found['severity']): Found => ({ ...shadowed(severity, 'p'), kind: 'goproxy-none', fix });
    const incomplete = (severity: Found['severity']): Found => ({ ...shadowed(severity, 's'), kind: 'sdk-incomplete' });
    const waiting = await run(
      check('proxy', async () => [proxy('error')]),
      check('sdk', async () => [incomplete('error')]),
    );
    expect(waiting.findings.map(({ kind }) => kind)).toEqual(['sdk-incomplete']);
    expect(waiting.runs.map(({ state }) => state)).toEqual(['not-applicable', 'found']);
    expect(waiting.fixes.size).toBe(0);
    // Another SDK that is not whole, which nothing runs, is no reason.
    const told = await run(
      check('proxy', async () => [proxy('error')]),
      check('sdk', async () => [incomplete('note')]),
    );
    expect(told.findings.map(({ kind }) => kind)).toEqual(['goproxy-none', 'sdk-incomplete']);
    expect(told.fixes.size).toBe(1);
  });
});
