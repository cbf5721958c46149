import type { InstallResult } from '../../../../electron/contract/models.ts';
import type { Progress } from '../../../../electron/core/base/jobs/jobs.ts';
import { type Core, createCore } from '../../../../electron/core/create-core.ts';
import type { InstallRequest } from '../../../../electron/core/manager/install/install-plan.ts';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import type { ReleaseServer } from '../../../helpers/release-server.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';
import { setOnlySource } from '../../../helpers/serve-made-releases.ts';

export interface InstallEngine {
  readonly sandbox: Sandbox;
  readonly server: ReleaseServer;
  readonly core: Core;
  install(request: InstallRequest, signal?: AbortSignal): Promise<InstallResult>;
}

/** A whole engine over a fresh home whose only source is a release server on loopback; retries are quick and few. */
export async function createInstallEngine(settings: object = {}): Promise<InstallEngine> {
  const sandbox = await createSandbox();
  const server = await openReleaseServer();
  await setOnlySource(sandbox.home, server, { retries: 1, ...settings });
  const core = coreOver(sandbox);
  return {
    sandbox,
    server,
    core,
    install: async (request, signal) => (await core.installer()).install(request, silentProgress(signal)),
  };
}

/** One more engine over the same home, as another process would have. */
export function coreOver(sandbox: Sandbox): Core {
  const { context, env, home, userHome } = sandbox;
  const clock = {
    now: Date.now,
    sleep: (ms: number, signal?: AbortSignal) => context.clock.sleep(Math.min(ms, 20), signal),
  };
  return createCore({
    home,
    env,
    os: context.os,
    userHome,
    native: context.native,
    clock,
    log: context.log,
    version: '0.0.0-test',
  });
}

export function silentProgress(signal: AbortSignal = new AbortController().signal): Progress {
  return { signal, phase: () => undefined, bytes: () => undefined };
}
