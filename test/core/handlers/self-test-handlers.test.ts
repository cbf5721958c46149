import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JobRef, JobResult } from '../../../electron/contract/api.ts';
import type { SelfTestReport } from '../../../electron/contract/self-test.ts';
import { openEngine } from '../../helpers/open-engine.ts';
import { makeStagedGo } from '../../helpers/staged-go.ts';

async function open() {
  const { handlers, sandbox } = await openEngine({ env: { SHELL: '/bin/sh' }, askPerson: async () => true });
  const root = await makeStagedGo(sandbox.dir);
  await writeFile(path.join(sandbox.userHome, '.profile'), "export GOHARM='go-build hang'\n");
  const seen: SelfTestReport[] = [];
  handlers.events.subscribe((event) => void (event.name === 'selfTestChanged' && seen.push(event.payload)));
  const call = async <T>(method: string, input: unknown = {}): Promise<T> => {
    const answer = await handlers.call(method, input);
    if (!answer.ok) throw Object.assign(new Error(answer.error.message), { code: answer.error.code });
    return answer.value as T;
  };
  return { call, root, sandbox, seen };
}

describe.skipIf(process.platform === 'win32')('the self-test for windows', () => {
  test('is one job, told of as it goes on, and the last report is kept', async () => {
    const { call, root, sandbox, seen } = await open();
    await writeFile(path.join(sandbox.userHome, '.profile'), "export GOHARM='go-build 4'\n");
    expect(await call('selfTest.last')).toBeNull();
    const [one, other] = await Promise.all([
      call<JobRef>('selfTest.run', { sdk: root }),
      call<JobRef>('selfTest.run', { sdk: root }),
    ]);
    expect(other).toEqual(one);
    const result = await call<JobResult>('jobs.result', { id: one.jobId });
    expect(result).toMatchObject({
      kind: 'self-test',
      value: { phase: 'done', verdict: { kind: 'crashes-in-yours', stage: 'go-build' } },
    });
    expect(seen.at(-1)).toEqual(result.value);
    expect(await call('selfTest.last')).toEqual(result.value);
    const running = seen.find(({ phase }) => phase === 'yours');
    expect(running?.verdict).toBeNull();
    expect(running?.runs.clean.stages.every(({ state }) => state === 'waiting')).toBe(true);
  });

  test('cancelled, it fails as cancelled, and the report before it is the last again', async () => {
    const { call, root } = await open();
    const { jobId } = await call<JobRef>('selfTest.run', { sdk: root });
    await expect.poll(() => call<SelfTestReport | null>('selfTest.last')).toMatchObject({ phase: 'yours' });
    await call('jobs.cancel', { id: jobId });
    await expect(call('jobs.result', { id: jobId })).rejects.toMatchObject({ code: 'cancelled' });
    expect(await call('selfTest.last')).toBeNull();
  });
});
