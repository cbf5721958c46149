import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GoEnvReport } from '../../../../electron/contract/go-env.ts';
import { goswitchIn } from '../../../helpers/goswitch-command.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const realGo = findRealGo();

/** The compiler's folder of temporary files is in it, made anew at each call. */
const PASSING = ['GOGCCFLAGS'];

describe.skipIf(realGo === null)('a go on this PATH alone, which a new terminal does not find', () => {
  it('goswitch env says of every variable what go env says', async () => {
    const sandbox = await createSandbox();
    const env = { PATH: `${path.join(realGo!.root, 'bin')}:/usr/bin:/bin`, GOTOOLCHAIN: 'local', SHELL: '/bin/sh' };
    const { value } = await goswitchIn(sandbox).json(['env', '--all'], { env });
    const own = Object.fromEntries((value as GoEnvReport).variables.map((variable) => [variable.name, variable.value]));
    const program = path.join(realGo!.root, 'bin', 'go');
    const said = JSON.parse(
      execFileSync(program, ['env', '-json'], {
        cwd: sandbox.dir,
        env: { HOME: sandbox.userHome, ...env },
        encoding: 'utf8',
      }),
    );
    // New terminals do not have this process's GOTOOLCHAIN.
    const compared = Object.keys(said).filter((name) => !PASSING.includes(name) && name !== 'GOTOOLCHAIN');
    expect(Object.fromEntries(compared.map((name) => [name, own[name]]))).toEqual(
      Object.fromEntries(compared.map((name) => [name, said[name]])),
    );
    expect(compared.length).toBeGreaterThan(30);
  });

  it('goswitch doctor names an unknown flag in GOFLAGS', async () => {
    const sandbox = await createSandbox();
    const env = { PATH: `${path.join(realGo!.root, 'bin')}:/usr/bin:/bin`, SHELL: '/bin/sh', GOFLAGS: '-nosuchflag' };
    const { value } = await goswitchIn(sandbox).json(['doctor'], { env });
    const { findings } = value as { findings: readonly { kind: string; why: string; evidence: readonly object[] }[] };
    expect(findings.find(({ kind }) => kind === 'goflags-invalid')).toMatchObject({
      why: expect.stringContaining('unknown flag -nosuchflag'),
      evidence: [{ name: 'GOFLAGS', value: '-nosuchflag', source: { origin: 'process' } }],
    });
  });
});
