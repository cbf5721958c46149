import type { AppApi, AppInfo, Capability, CoreMethod, Snapshot } from '../../contract/api.ts';
import type { CallResult } from '../../contract/call.ts';
import { isAppError, toErrorShape } from '../../contract/errors.ts';
import type { Sdk } from '../../contract/models.ts';
import type { OpenQuestion } from '../../contract/questions.ts';
import type { Log } from '../context.ts';
import type { Core } from '../create-core.ts';
import { gatherFindings } from '../doctor/findings/gather-findings.ts';
import type { EventFeed } from './event-feed.ts';
import type { CallContext, HandlersOf } from './handler-table.ts';

interface AppHandlersOptions {
  readonly core: Core;
  readonly version: string;
  readonly capabilities: readonly Capability[];
  readonly feed: EventFeed;
  readonly questions: () => readonly OpenQuestion[];
  readonly others: HandlersOf<Exclude<CoreMethod, keyof AppApi>>;
}

const JOURNAL_ENTRIES = 100;

export function createAppHandlers({
  core,
  version,
  capabilities,
  feed,
  questions,
  others,
}: AppHandlersOptions): HandlersOf<keyof AppApi> {
  const { layout, log, native, userHome } = core.context;

  async function info(sdks: Promise<readonly Sdk[]>): Promise<AppInfo> {
    return {
      version,
      platform: native,
      home: layout.home,
      userHome,
      capabilities,
      findings: await gatherFindings(core, await sdks),
    };
  }

  async function snapshot(call: CallContext): Promise<Snapshot> {
    // First of all: what happens from here on may or may not be in the parts, and comes as an event in any case.
    const position = feed.position();
    const list = others['sdks.list']({}, call);
    const [app, releases, sdks, current, jobs, settings, journal, projects] = await Promise.all([
      part(log, info(list)),
      part(log, others['releases.list']({ cached: true }, call)),
      part(log, list),
      part(log, others['switching.current']({}, call)),
      part(log, others['jobs.list']({}, call)),
      part(log, others['settings.get']({}, call)),
      part(log, others['journal.list']({ limit: JOURNAL_ENTRIES }, call)),
      part(log, others['projects.list']({}, call)),
    ]);
    return { ...position, app, releases, sdks, current, jobs, settings, journal, projects, questions: questions() };
  }

  return { 'app.info': (_, call) => info(others['sdks.list']({}, call)), 'app.snapshot': (_, call) => snapshot(call) };
}

/** A part that cannot be read says why. */
async function part<T>(log: Log, asked: Promise<T>): Promise<CallResult<T>> {
  try {
    return { ok: true, value: await asked };
  } catch (error) {
    if (!isAppError(error)) log.error('A part of the snapshot cannot be read', { error });
    return { ok: false, error: toErrorShape(error) };
  }
}
