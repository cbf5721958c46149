import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { ANYTHING, type Evidence, stateOf } from '../../base/journal/evidence.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import type { Env } from '../../context.ts';
import type { RunGo } from './ask-go-env.ts';

export type TelemetryMode = 'on' | 'local' | 'off';

/** Name of the journal's entries for a change of Go's telemetry. */
const TELEMETRY_ACTION = 'go-env.telemetry';

interface TelemetryOptions {
  readonly runGo: RunGo;
  readonly root: string;
  readonly env: Env;
  readonly journal: Journal;
  readonly locks: Locks;
}

/**
 * Sets the mode by `go telemetry` (Go 1.23 and later), whose file lies in the user's configuration folder. Nothing when
 * it is that already. Throws `go-setting-invalid` when this go has no telemetry or refuses.
 */
export async function setTelemetry(
  mode: TelemetryMode,
  { runGo, root, env, journal, locks }: TelemetryOptions,
): Promise<void> {
  const run = async (...args: string[]) => {
    const { outcome, code, stdout, stderr } = await runGo(root, args, { env });
    if (outcome === 'exited' && code === 0) return stdout.toString('utf8').trim();
    const said = redactSecrets(stderr.toString('utf8').trim().split('\n')[0] ?? '');
    throw new AppError('go-setting-invalid', `go telemetry failed: ${said || outcome}`, {
      hint: 'It came with Go 1.23',
    });
  };
  const before = await run('telemetry');
  if (before === mode) return;
  const isKnown = before === 'on' || before === 'local' || before === 'off';
  const summary = `Set Go's telemetry to ${mode}`;
  const entry = {
    action: TELEMETRY_ACTION,
    target: mode,
    summary,
    data: { from: before, to: mode },
    undo: isKnown ? { mode: before } : null,
  };
  // The go command writes the mode and the day into this file.
  const file = path.join(await run('env', 'GOTELEMETRYDIR'), 'mode');
  const evidence: Evidence = { path: file, by: 'content', before: await stateOf(file, 'content'), after: ANYTHING };
  await locks.withLock('changes', {}, () =>
    journal.change({
      lock: 'changes',
      entry,
      evidence: [evidence],
      make: async () => void (await run('telemetry', mode)),
    }),
  );
}
