import { UNSAFE_TLS } from '../../../base/programs/program-environment.ts';
import type { Check } from '../check.ts';
import { judgeVariable } from '../found-variable.ts';

/**
 * GoSwitch itself does not follow the first; the second is git's, with which the go command fetches modules directly
 * (git-config(1), http.sslVerify).
 */
export const certificatesCheck: Check = {
  id: 'certificates',
  looksAt: `Variables that make programs accept any certificate: ${UNSAFE_TLS}=0 and GIT_SSL_NO_VERIFY.`,
  async run(tools) {
    const found = await Promise.all([
      judgeVariable(tools, UNSAFE_TLS, ({ value }) =>
        value === '0'
          ? { kind: 'certificates-unchecked', severity: 'warning', params: { programs: 'npm, Node.js' } }
          : null,
      ),
      judgeVariable(tools, 'GIT_SSL_NO_VERIFY', ({ value }) =>
        /^(0|false|no|off)$/i.test(value)
          ? null
          : { kind: 'certificates-unchecked', severity: 'warning', params: { programs: 'git, go' } },
      ),
    ]);
    return found.flat();
  },
};
