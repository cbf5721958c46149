import type { Job } from '../../contract/models.ts';
import { say } from '../../contract/words/say.ts';
import type { Log } from '../../core/context.ts';
import type { Engine } from '../engine.ts';
import type { PreferencesStore } from '../preferences.ts';
import { shortVersion } from '../words/short-version.ts';
import type { Words } from '../words/words.ts';
import type { Notice, Notifier } from './create-notifier.ts';

interface JobNoticesOptions {
  readonly engine: Engine;
  readonly notifier: Notifier;
  readonly preferences: PreferencesStore;
  readonly log: Log;
  /** A focused window shows what happens by itself. */
  readonly isWatched: () => boolean;
  readonly open: () => void;
}

/** Tells of the end of an install to a person who looks elsewhere. What they stopped themselves is no news. */
export function setupJobNotices({ engine, notifier, preferences, log, isWatched, open }: JobNoticesOptions): void {
  async function tell(job: Job): Promise<void> {
    const notice = await noticeOf(job, engine, preferences.current.words);
    if (notice !== null && !isWatched()) notifier.notify(notice, open);
  }
  engine.listen((event) => {
    if (event.name !== 'jobChanged' || event.payload.kind !== 'install') return;
    if (event.payload.state === 'succeeded' || event.payload.state === 'failed') {
      tell(event.payload).catch((error: unknown) => log.warn('The end of an install could not be told', { error }));
    }
  });
}

async function noticeOf(job: Job, engine: Engine, { notification: words }: Words): Promise<Notice | null> {
  if (job.state === 'failed')
    return { title: say(words, 'installFailed', { target: shortVersion(job.target) }), body: words.installFailedBody };
  const result = await engine.ask('jobs.result', { id: job.id });
  if (result.kind !== 'install' || result.value.alreadyInstalled) return null;
  const { active } = await engine.ask('switching.current');
  const version = shortVersion(result.value.version);
  const isActive = active === result.value.version;
  return isActive
    ? { title: say(words, 'active', { version }), body: words.activeBody }
    : { title: say(words, 'installed', { version }), body: words.installedBody };
}
