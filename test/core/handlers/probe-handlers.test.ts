import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JobRef, JobResult, SettingsView } from '../../../electron/contract/api.ts';
import type { ProbeReport } from '../../../electron/contract/probe.ts';
import { openEngine } from '../../helpers/open-engine.ts';

async function open() {
  const { handlers, sandbox, server, core } = await openEngine({ env: { SHELL: '/bin/sh' } });
  // Nothing but loopback is asked.
  const profile = `export PATH='${path.join(sandbox.dir, 'bin')}' GOPROXY='file:///nonexistent' GOSUMDB=off\n`;
  await writeFile(path.join(sandbox.userHome, '.profile'), profile);
  const seen: ProbeReport[] = [];
  handlers.events.subscribe((event) => void (event.name === 'probeChanged' && seen.push(event.payload)));
  const call = async <T>(method: string, input: unknown = {}): Promise<T> => {
    const answer = await handlers.call(method, input);
    if (!answer.ok) throw Object.assign(new Error(answer.error.message), { code: answer.error.code });
    return answer.value as T;
  };
  return { call, seen, server, core };
}

describe.skipIf(process.platform === 'win32')('the probe for windows', () => {
  test('is one job, told of as it goes on, and the last report is kept', async () => {
    const { call, seen } = await open();
    expect(await call('probe.last')).toBeNull();
    const [one, other] = await Promise.all([call<JobRef>('probe.run'), call<JobRef>('probe.run')]);
    expect(other).toEqual(one);
    const result = await call<JobResult>('jobs.result', { id: one.jobId });
    expect(result).toMatchObject({
      kind: 'probe',
      value: { scope: 'all', phase: 'done', verdict: { kind: 'list-fails' } },
    });
    expect(seen.at(-1)).toEqual(result.value);
    expect(await call('probe.last')).toEqual(result.value);
    expect(seen[0]!.verdict).toBeNull();
  });

  test('of the sources alone orders them on request only', async () => {
    const { call, server, core } = await open();
    await expect(call('sources.sortByProbe')).rejects.toMatchObject({ code: 'invalid-input' });
    const own = { kind: 'index' as const, trusted: true };
    const sources = [
      { name: 'none', url: `${server.origin}/none/`, ...own },
      { name: 'good', url: server.base, ...own },
    ];
    await (await core.settings()).update({ sources });
    const { jobId } = await call<JobRef>('sources.test');
    expect(await call('jobs.result', { id: jobId })).toMatchObject({
      value: { scope: 'sources', go: null, verdict: { kind: 'source-first-fails' } },
    });
    const view = await call<SettingsView>('sources.sortByProbe');
    expect(view.settings.sources.map(({ name }) => name)).toEqual(['good', 'none']);
  });
});
