import path from 'node:path';
import { createSelfTest } from '../../../../electron/core/doctor/self-test/create-self-test.ts';
import type { SelfTestLimits } from '../../../../electron/core/doctor/self-test/run-self-test.ts';
import type { SelfTest } from '../../../../electron/core/doctor/self-test/self-test.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';

interface OpenedSelfTest {
  readonly sandbox: Sandbox;
  readonly selfTest: SelfTest;
}

/** The self-test over a sandbox. @param bin the folder of `go`, first on PATH @param env what the user has besides */
export async function openSelfTest(options: {
  readonly bin?: (sandbox: Sandbox) => Promise<string>;
  readonly env?: Record<string, string>;
  readonly limits?: Partial<SelfTestLimits>;
}): Promise<OpenedSelfTest> {
  const sandbox = await createSandbox();
  const bin = options.bin === undefined ? [] : [await options.bin(sandbox)];
  const env = { ...sandbox.env, PATH: [...bin, sandbox.env['PATH']].join(path.delimiter), ...options.env };
  const context = { ...sandbox.context, env };
  const { locks } = createEngineParts(context);
  const sdks = { find: () => Promise.reject(new Error('No SDK is named in this test')) };
  const profiles = { variableLine: async () => null };
  const limits = { traceMs: 5000, ...options.limits };
  return { sandbox, selfTest: createSelfTest(context, { locks, sdks, profiles, limits }) };
}
