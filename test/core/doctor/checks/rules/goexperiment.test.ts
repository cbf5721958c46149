import { describe, it } from 'vitest';
import { goexperimentCheck } from '../../../../../electron/core/doctor/checks/rules/goexperiment.ts';
import { expectFine, expectRepairedGoEnv, expectRepairedProfile } from '../../../../helpers/check-cases.ts';
import { findRealGo } from '../../../../helpers/real-go.ts';

const realGo = findRealGo()?.root;

describe.skipIf(realGo === undefined)('with a real Go, which is asked', () => {
  it('an experiment that it does not have', async () => {
    const expected = {
      kind: 'goexperiment-unknown',
      severity: 'error',
      params: { message: 'go: unknown GOEXPERIMENT pe' },
    } as const;
    await expectRepairedProfile(goexperimentCheck, { GOEXPERIMENT: 'nope' }, expected, { realGo: realGo! });
    await expectRepairedGoEnv(goexperimentCheck, ['GOEXPERIMENT', 'nope'], expected, { realGo: realGo! });
  });

  it('one that it has is worth knowing', async () => {
    await expectRepairedProfile(
      goexperimentCheck,
      { GOEXPERIMENT: 'arenas' },
      { kind: 'goexperiment-set', severity: 'note' },
      { realGo: realGo! },
    );
  });
});

it('says nothing where none is set, or "none"', async () => {
  await expectFine(goexperimentCheck, {});
  await expectFine(goexperimentCheck, { GOEXPERIMENT: 'none' });
});
