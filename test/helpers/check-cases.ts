import path from 'node:path';
import { expect } from 'vitest';
import type { Severity } from '../../electron/contract/doctor.ts';
import type { FindingKind } from '../../electron/contract/words/en/findings/findings.ts';
import { FINDING_WORDS } from '../../electron/contract/words/en/findings/findings.ts';
import type { Check, Found } from '../../electron/core/doctor/checks/check.ts';
import { type CheckMachine, type CheckMachineOptions, openCheck } from './check-machine.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';

interface ExpectedFinding {
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** Those of the parameters that matter; all that the words of the kind speak of must be there anyhow. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * A variable exported by the second line of ~/.profile: the check finds exactly that, names file and line, and repairs
 * it by commenting the line out; undone, the file has its bytes again.
 */
export async function expectRepairedProfile(
  check: Check,
  loginEnv: Readonly<Record<string, string>>,
  expected: ExpectedFinding,
  options: CheckMachineOptions = {},
) {
  const sandbox = await createSandbox();
  const machine = await openCheck(sandbox, check, { ...options, loginEnv });
  const [name] = Object.keys(loginEnv);
  const found = await expectFindings(machine, [expected]);
  const source = { origin: 'login-shell', file: path.join(sandbox.userHome, '.profile'), line: 2 };
  expect(found[0]!.evidence[0]).toEqual({ name, value: loginEnv[name!], source });
  const { preview, after } = await machine.fixAndUndo(found[0]);
  expect(preview.steps).toMatchObject([{ kind: 'edit-file', file: source.file }]);
  expect(after).toEqual([]);
}

/** The same for a variable that `go env -w` wrote, in the second line of the go env file. */
export async function expectRepairedGoEnv(
  check: Check,
  [name, value]: readonly [string, string],
  expected: ExpectedFinding,
  options: CheckMachineOptions = {},
) {
  const sandbox = await createSandbox();
  const files = { ...options.files, '.config/go/env': `GONOPROXY=corp.example\n${name}=${value}\n` };
  const machine = await openCheck(sandbox, check, { ...options, files });
  const found = await expectFindings(machine, [expected]);
  const source = { origin: 'go-env-file', file: goEnvFileOf(sandbox), line: 2 };
  expect(found[0]!.evidence[0]).toEqual({ name, value, source });
  const { after } = await machine.fixAndUndo(found[0]);
  expect(after).toEqual([]);
}

/**
 * A variable exported by ~/.profile of which a part alone is the trouble: it is found, and left to the person, since
 * taking it away would take the rest too.
 */
export async function expectLeftToPerson(
  check: Check,
  loginEnv: Readonly<Record<string, string>>,
  expected: ExpectedFinding,
  options: CheckMachineOptions = {},
) {
  const machine = await openCheck(await createSandbox(), check, { ...options, loginEnv });
  const [found] = await expectFindings(machine, [expected]);
  expect(found).not.toHaveProperty('fix');
}

/** Runs the check and asserts what it finds, in its order. The words of each finding have all their parameters. */
export async function expectFindings(
  machine: CheckMachine,
  expected: readonly ExpectedFinding[],
): Promise<readonly Found[]> {
  const found = await machine.find();
  expect(found.map(({ kind, severity, params }) => ({ kind, severity, params }))).toEqual(
    expected.map(({ kind, severity, params = {} }) => ({ kind, severity, params: expect.objectContaining(params) })),
  );
  for (const { kind, params, evidence } of found) {
    const words = JSON.stringify(FINDING_WORDS[kind]);
    const spoken = new Set([...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!));
    expect(
      [...spoken].filter((name) => params[name] === undefined),
      `parameters of ${kind}`,
    ).toEqual([]);
    expect(evidence, `evidence of ${kind}`).not.toEqual([]);
  }
  return found;
}

/** Nothing is found with these variables in the login shell and in this process. */
export async function expectFine(
  check: Check,
  env: Readonly<Record<string, string>>,
  options: CheckMachineOptions = {},
): Promise<void> {
  const machine = await openCheck(await createSandbox(), check, { ...options, env, loginEnv: env });
  expect(await machine.find()).toEqual([]);
}

export function goEnvFileOf({ userHome }: Sandbox): string {
  return path.join(userHome, '.config/go/env');
}
