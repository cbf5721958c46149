import type { ApiMethod, ParsedInput } from './api.ts';

/**
 * What a field of an input may name. A page is a stranger, in a browser and in the desktop app alike: it asks for
 * things that the engine knows, and where it names something else, the person is asked by the host, where the page
 * cannot answer. core/handlers/limit-reach.ts enforces it.
 *
 *   value     numbers, switches, choices, version specs, ids: nothing outside the engine
 *   words     kept or compared as text: names, titles, a module path, a snapshot; never opened, run or connected to
 *   secret    kept where secrets are kept
 *   source    the name of a source in the settings, or `proxy`
 *   sdk       a spec, or the name or root of an SDK that `sdks.list` has; asked for any other folder, as its go is run
 *   folder    below the user's home, in the list of projects, or picked in the host's dialog; asked for any other
 *   project   a folder in the list of projects
 *   shown     an existing folder that the desktop shows to the person, who sees it; nothing in it is run
 *   programs  files that a scan of the usual folders found; asked for any other
 *   profile   a line that this engine reported as a fixable obstacle, whole: file, line and text
 *   link      https, opened in the system's browser, and only just after the person clicked or pressed a key
 *   settings  asked for new addresses, trust in them, files of certificate authorities and folders outside the home
 *   go-values asked for values that make the go command run a program, take another's word for checksums, or use folders outside the home
 *   variables proxy variables for new terminals: shown as a diff before they are written, and they move nothing of GoSwitch's own traffic
 */
export type FieldReach =
  | 'value'
  | 'words'
  | 'secret'
  | 'source'
  | 'sdk'
  | 'folder'
  | 'project'
  | 'shown'
  | 'programs'
  | 'profile'
  | 'link'
  | 'settings'
  | 'go-values'
  | 'variables';

/** The field names of an input, of each of its forms. */
type FieldsOf<Input> = Input extends unknown ? keyof Input : never;

/**
 * Exhaustive by type, over methods and over the fields of each: neither can be added without saying what it may name.
 */
export const API_REACH: {
  readonly [Method in ApiMethod]: { readonly [Field in FieldsOf<ParsedInput<Method>>]: FieldReach };
} = {
  'app.info': {},
  'app.snapshot': {},
  'goEnv.explainModule': { module: 'words', sdk: 'sdk' },
  'goEnv.list': { sdk: 'sdk' },
  'goEnv.presets': {},
  'goEnv.removePreset': { name: 'words' },
  'goEnv.savePreset': { name: 'words', values: 'go-values', replaces: 'words' },
  'goEnv.set': { changes: 'go-values', sdk: 'sdk' },
  'goEnv.setTelemetry': { mode: 'value' },
  'goEnv.switchPreset': { name: 'words' },
  'doctor.applyFix': { finding: 'value' },
  'doctor.last': {},
  'doctor.previewFix': { finding: 'value' },
  'doctor.run': {},
  'host.openEditor': { path: 'shown' },
  'host.openExternal': { url: 'link' },
  'host.openFolder': { path: 'shown' },
  'host.openTerminal': { path: 'shown' },
  'host.openWindow': {},
  'host.pickArchive': { title: 'words' },
  'host.pickFolder': { title: 'words' },
  'jobs.cancel': { id: 'value' },
  'jobs.list': {},
  'jobs.result': { id: 'value' },
  'journal.list': { limit: 'value', action: 'words' },
  'journal.undo': { id: 'value' },
  'network.setProxyCredentials': { credentials: 'secret' },
  'network.state': {},
  'probe.last': {},
  'probe.run': {},
  'profiles.apply': { targets: 'value', force: 'value' },
  'profiles.applyFix': { shell: 'value', file: 'profile', line: 'profile', text: 'profile' },
  'profiles.goOnPath': {},
  'profiles.obstacles': {},
  'profiles.preview': { targets: 'value', force: 'value' },
  'profiles.previewFix': { shell: 'value', file: 'profile', line: 'profile', text: 'profile' },
  'profiles.previewUndo': { force: 'value' },
  'profiles.checkShells': {},
  'profiles.state': {},
  'profiles.undo': { force: 'value' },
  'projects.add': { folder: 'folder' },
  'projects.inspect': { folder: 'folder' },
  'projects.list': {},
  'projects.pin': { folder: 'project', spec: 'value' },
  'projects.pinGroup': { name: 'words', spec: 'value' },
  'projects.remove': { folder: 'project' },
  'projects.setGroup': { name: 'words', folders: 'project' },
  'projects.unpin': { folder: 'project' },
  'releases.list': { cached: 'value' },
  'releases.refresh': {},
  'releases.resolve': { spec: 'value' },
  'programs.inspect': { file: 'programs' },
  'programs.rebuild': { files: 'programs' },
  'programs.scan': { folders: 'folder' },
  'sdks.import': { folder: 'sdk', mode: 'value' },
  'sdks.install': { spec: 'value', from: 'source', arch: 'value', use: 'value', replace: 'value' },
  'sdks.list': {},
  'sdks.previewPrune': {},
  'sdks.prune': {},
  'sdks.remove': { sdk: 'value', force: 'value' },
  'sdks.verify': { sdk: 'value' },
  'selfTest.last': {},
  'selfTest.run': { sdk: 'sdk' },
  'settings.get': {},
  'settings.update': { changes: 'settings' },
  'snapshot.compare': { snapshot: 'words' },
  'snapshot.take': {},
  'sources.sortByProbe': {},
  'sources.test': {},
  'switching.current': {},
  'switching.use': { sdk: 'value' },
  'terminalProxy.apply': { variables: 'variables', withCredentials: 'value', targets: 'value', force: 'value' },
  'terminalProxy.preview': { variables: 'variables', withCredentials: 'value', targets: 'value', force: 'value' },
  'terminalProxy.previewUndo': { force: 'value' },
  'terminalProxy.state': {},
  'terminalProxy.undo': { force: 'value' },
};
