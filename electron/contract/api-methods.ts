import type { ApiMethod } from './api.ts';

/** Exhaustive by type, so that no method can be forgotten: preload and the handlers let these names through and no other. */
const METHODS: Readonly<Record<ApiMethod, true>> = {
  'app.info': true,
  'app.snapshot': true,
  'health.applyFix': true,
  'health.last': true,
  'health.previewFix': true,
  'health.run': true,
  'host.openEditor': true,
  'host.openExternal': true,
  'host.openFolder': true,
  'host.openTerminal': true,
  'host.openWindow': true,
  'host.pickArchive': true,
  'host.pickFolder': true,
  'jobs.cancel': true,
  'jobs.list': true,
  'jobs.result': true,
  'journal.list': true,
  'journal.undo': true,
  'network.state': true,
  'profiles.apply': true,
  'profiles.applyFix': true,
  'profiles.goOnPath': true,
  'profiles.obstacles': true,
  'profiles.preview': true,
  'profiles.previewFix': true,
  'profiles.previewUndo': true,
  'profiles.prove': true,
  'profiles.state': true,
  'profiles.undo': true,
  'projects.add': true,
  'projects.inspect': true,
  'projects.list': true,
  'projects.pin': true,
  'projects.pinGroup': true,
  'projects.remove': true,
  'projects.setGroup': true,
  'projects.unpin': true,
  'releases.list': true,
  'releases.refresh': true,
  'releases.resolve': true,
  'sdks.import': true,
  'sdks.install': true,
  'sdks.list': true,
  'sdks.previewPrune': true,
  'sdks.prune': true,
  'sdks.remove': true,
  'sdks.verify': true,
  'settings.get': true,
  'settings.update': true,
  'switching.current': true,
  'switching.use': true,
};

/** Every method of the contract. Free of zod. */
export const API_METHODS = Object.keys(METHODS) as readonly ApiMethod[];

export function isApiMethod(name: unknown): name is ApiMethod {
  return typeof name === 'string' && Object.hasOwn(METHODS, name);
}
