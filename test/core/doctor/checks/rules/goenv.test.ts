import { it } from 'vitest';
import { goenvCheck } from '../../../../../electron/core/doctor/checks/rules/goenv.ts';
import { expectFine, expectRepairedProfile } from '../../../../helpers/check-cases.ts';

const files = { '.config/go/env': 'GOPROXY=direct\n' };

it.skipIf(process.platform === 'darwin')('off, while something was written', async () => {
  await expectRepairedProfile(goenvCheck, { GOENV: 'off' }, { kind: 'goenv-off', severity: 'warning' }, { files });
});

it('says nothing where nothing was written, or another file is named', async () => {
  await expectFine(goenvCheck, { GOENV: 'off' });
  await expectFine(goenvCheck, { GOENV: '/srv/go/env' }, { files });
});
