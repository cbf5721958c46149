import { expect, it } from 'vitest';
import { clockCheck } from '../../../../../electron/core/doctor/checks/rules/clock.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { keepIndex, LINUX } from '../../../../helpers/known-releases.ts';
import { createSandbox, realClock } from '../../../../helpers/sandbox.ts';

/** The made SDK says that it was made on 2026-11-01. */
const active = 'go1.26.3';

const sandboxAt = (now: string) =>
  createSandbox({ native: LINUX, clock: { ...realClock, now: () => Date.parse(now) } });

it('is behind the date of an SDK', async () => {
  const machine = await openCheck(await sandboxAt('2026-10-30T00:00:00Z'), clockCheck, { active });
  const params = { now: '2026-10-30', known: '2026-11-01', proof: active };
  const [found] = await expectFindings(machine, [{ kind: 'clock-behind', severity: 'error', params }]);
  expect(found!.evidence[1]).toMatchObject({
    name: active,
    source: { origin: 'file', line: 2, file: expect.stringMatching(/VERSION$/) },
  });
});

it('is behind the release index', async () => {
  const sandbox = await sandboxAt('2026-11-20T00:00:00Z');
  await keepIndex(sandbox, [active], '2027-03-01T00:00:00.000Z');
  const machine = await openCheck(sandbox, clockCheck, { active });
  await expectFindings(machine, [
    { kind: 'clock-behind', severity: 'error', params: { proof: 'the release index', known: '2027-03-01' } },
  ]);
});

it('says nothing of a clock that is right, or a few hours off', async () => {
  for (const now of ['2026-11-20T00:00:00Z', '2026-10-31T06:00:00Z']) {
    expect(await (await openCheck(await sandboxAt(now), clockCheck, { active })).find()).toEqual([]);
  }
});
