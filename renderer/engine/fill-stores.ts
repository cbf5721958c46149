import type { Snapshot } from '../../electron/contract/api.ts';
import type { ApiEvent } from '../../electron/contract/api-events.ts';
import { type ErrorShape, toErrorShape } from '../../electron/contract/errors.ts';
import type { HomePart } from '../../electron/contract/events.ts';
import type { Client } from '../api/client.ts';
import { followEngine } from '../api/follow-engine.ts';
import { applyJobChanged } from './apply-job-changed.ts';
import { useConnection } from './connection.ts';
import { connectEngine, publishEngineEvent } from './engine.ts';
import {
  useApp,
  useCurrent,
  useJobs,
  useJournal,
  useProjects,
  useQuestions,
  useReleases,
  useSdks,
  useSettings,
} from './stores.ts';

/** Exhaustive by type: a part of the snapshot without a store would be shown nowhere. */
const SNAPSHOT_PARTS = {
  app: useApp,
  releases: useReleases,
  sdks: useSdks,
  current: useCurrent,
  jobs: useJobs,
  settings: useSettings,
  journal: useJournal,
  projects: useProjects,
} satisfies Readonly<Record<Exclude<keyof Snapshot, 'epoch' | 'sequence' | 'questions'>, unknown>>;

/** What to ask again when a part of the home changed, by another process or by this one. */
const HOME_PARTS: Readonly<Record<HomePart, readonly { refresh(): Promise<void> }[]>> = {
  sdks: [useSdks, useCurrent, useApp],
  active: [useCurrent, useSdks, useApp],
  settings: [useSettings],
  journal: [useJournal],
  projects: [useProjects],
  releases: [useReleases],
};

/**
 * Fills the stores with a snapshot and keeps them in step with the engine's events until stopped. Calls go through this
 * client from now on.
 */
export function fillStores(client: Client): () => void {
  connectEngine(client);
  const following = followEngine(client, {
    onSnapshot(snapshot) {
      receiveSnapshot(snapshot);
      useConnection.setState({ state: 'open', hasSnapshot: true });
    },
    onEvent: applyEvent,
    onConnection: (state) => useConnection.setState({ state }),
    onFailure: (error) => failSnapshot(toErrorShape(error)),
  });
  return () => following.stop();
}

function receiveSnapshot(snapshot: Snapshot): void {
  for (const part of Object.keys(SNAPSHOT_PARTS) as (keyof typeof SNAPSHOT_PARTS)[])
    SNAPSHOT_PARTS[part].receive(snapshot[part] as never);
  useQuestions.setState({ open: snapshot.questions });
}

/** Without a snapshot nothing new is known: every part says why, and keeps what it had. */
function failSnapshot(error: ErrorShape): void {
  for (const store of Object.values(SNAPSHOT_PARTS)) store.receive({ ok: false, error });
}

function applyEvent(event: ApiEvent): void {
  switch (event.name) {
    case 'jobChanged':
      useJobs.patch((jobs) => applyJobChanged(jobs, event.payload));
      break;
    case 'questionsChanged':
      useQuestions.setState({ open: event.payload.questions });
      break;
    case 'sdkInstalled':
    case 'sdkRemoved':
      refreshParts(['sdks']);
      break;
    case 'activeChanged':
      refreshParts(['active']);
      break;
    case 'releasesRefreshed':
      refreshParts(['releases']);
      break;
    case 'settingsChanged':
      refreshParts(['settings']);
      break;
    case 'projectsChanged':
    case 'projectChanged':
      refreshParts(['projects']);
      break;
    case 'journalAppended':
      refreshParts(['journal']);
      break;
    case 'homeChanged':
      refreshParts(event.payload.parts);
      break;
  }
  publishEngineEvent(event);
}

function refreshParts(parts: readonly HomePart[]): void {
  for (const store of new Set(parts.flatMap((part) => HOME_PARTS[part]))) void store.refresh();
}
