import { expect, it } from 'vitest';
import { certificatesCheck } from '../../../../../electron/core/doctor/checks/rules/certificates.ts';
import { expectFine, expectRepairedProfile } from '../../../../helpers/check-cases.ts';
import { goswitchIn } from '../../../../helpers/goswitch-command.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

it.each([
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0', 'npm, Node.js'],
  ['GIT_SSL_NO_VERIFY', 'true', 'git, go'],
])('%s=%s', async (variable, value, programs) => {
  const params = { variable, value, programs };
  await expectRepairedProfile(
    certificatesCheck,
    { [variable]: value },
    { kind: 'certificates-unchecked', severity: 'warning', params },
  );
});

it('says nothing of values that switch nothing off', async () => {
  await expectFine(certificatesCheck, { NODE_TLS_REJECT_UNAUTHORIZED: '1', GIT_SSL_NO_VERIFY: 'false' });
});

it('the command tells of the variable, though it has taken it out of its own environment', async () => {
  const sandbox = await createSandbox();
  const { value } = await goswitchIn(sandbox).json(['doctor'], { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
  const { findings } = value as {
    findings: readonly { kind: string; evidence: readonly { name: string; value: string }[] }[];
  };
  expect(findings.find(({ kind }) => kind === 'certificates-unchecked')?.evidence[0]).toMatchObject({
    name: 'NODE_TLS_REJECT_UNAUTHORIZED',
    value: '0',
  });
});
