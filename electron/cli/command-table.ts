import type { CommandEntry } from './command.ts';

const SEE = 'List and inspect';
const INSTALL = 'Install and remove';
const SWITCH = 'Switch and run';
const KEEP = 'Maintain and diagnose';

export const COMMAND_TABLE: readonly CommandEntry[] = [
  {
    name: 'ls',
    summary: 'List the SDKs on this machine',
    group: SEE,
    alsoCalled: ['list', 'versions'],
    load: async () => (await import('./commands/ls.ts')).lsCommand,
  },
  {
    name: 'ls-remote',
    summary: 'List the releases that can be installed',
    group: SEE,
    alsoCalled: ['list-remote', 'list-all', 'search', 'available'],
    load: async () => (await import('./commands/ls-remote.ts')).lsRemoteCommand,
  },
  {
    name: 'current',
    summary: 'Show the Go version in effect here, and why',
    group: SEE,
    alsoCalled: ['active', 'status', 'version-name'],
    load: async () => (await import('./commands/current.ts')).currentCommand,
  },
  {
    name: 'which',
    summary: 'Show the path of go or another tool of the SDK in effect',
    group: SEE,
    alsoCalled: ['where', 'root'],
    load: async () => (await import('./commands/which.ts')).whichCommand,
  },
  {
    name: 'path',
    summary: 'Show every go on PATH in order, and who put it there',
    group: SEE,
    alsoCalled: ['who', 'winner', 'whence'],
    load: async () => (await import('./commands/path.ts')).pathCommand,
  },
  {
    name: 'install',
    summary: 'Download, verify and install a release',
    group: INSTALL,
    alsoCalled: ['i', 'add', 'get', 'download', 'upgrade', 'update'],
    load: async () => (await import('./commands/install.ts')).installCommand,
  },
  {
    name: 'uninstall',
    summary: 'Remove an installed SDK',
    group: INSTALL,
    alsoCalled: ['remove', 'rm', 'delete'],
    load: async () => (await import('./commands/uninstall.ts')).uninstallCommand,
  },
  {
    name: 'import',
    summary: 'Adopt an SDK that something else installed',
    group: INSTALL,
    alsoCalled: ['adopt'],
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'use',
    summary: 'Make an installed version the active one',
    group: SWITCH,
    alsoCalled: ['switch', 'global', 'default', 'set', 'select'],
    load: async () => (await import('./commands/use.ts')).useCommand,
  },
  {
    name: 'exec',
    summary: 'Run one command with a specific version',
    group: SWITCH,
    alsoCalled: ['run', 'x'],
    load: async () => (await import('./commands/exec.ts')).execCommand,
  },
  {
    name: 'setup',
    summary: 'Put GoSwitch on PATH in every shell, check the result, or undo it',
    group: SWITCH,
    alsoCalled: ['init', 'activate', 'shellenv', 'profile'],
    load: async () => (await import('./commands/setup.ts')).setupCommand,
  },
  {
    name: 'pin',
    summary: 'Pin a project to a version, or show its pin',
    group: SWITCH,
    alsoCalled: ['local'],
    load: async () => (await import('./commands/pin.ts')).pinCommand,
  },
  {
    name: 'unpin',
    summary: "Remove a project's pin",
    group: SWITCH,
    load: async () => (await import('./commands/unpin.ts')).unpinCommand,
  },
  {
    name: 'shell',
    summary: 'Choose a version for this terminal only',
    group: SWITCH,
    alsoCalled: ['sh'],
    load: async () => (await import('./commands/shell.ts')).shellCommand,
  },
  {
    name: 'projects',
    summary: 'Show which Go each project gets, and why',
    group: SEE,
    alsoCalled: ['project', 'explain', 'why'],
    load: async () => (await import('./commands/projects.ts')).projectsCommand,
  },
  {
    name: 'doctor',
    summary: 'Find problems in this Go environment, and fix them',
    group: KEEP,
    alsoCalled: ['health', 'diagnose', 'troubleshoot', 'bug', 'repair', 'fix', 'snapshot'],
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
  {
    name: 'scan',
    summary: 'Find programs, SDKs and variables with inconsistent Go versions',
    group: KEEP,
    alsoCalled: ['mismatches', 'outdated', 'rebuild'],
    load: async () => (await import('./commands/scan.ts')).scanCommand,
  },
  {
    name: 'verify',
    summary: 'Compare the files of an installed SDK with its manifest',
    group: KEEP,
    alsoCalled: ['check'],
    load: async () => (await import('./commands/verify.ts')).verifyCommand,
  },
  {
    name: 'prune',
    summary: 'Remove what downloads and interrupted work left behind',
    group: KEEP,
    alsoCalled: ['clean', 'gc', 'cleanup'],
    load: async () => (await import('./commands/prune.ts')).pruneCommand,
  },
  {
    name: 'settings',
    summary: 'Show or change settings',
    group: KEEP,
    alsoCalled: ['config', 'setting'],
    load: async () => (await import('./commands/settings.ts')).settingsCommand,
  },
  {
    name: 'env',
    summary: "Show where Go's settings come from, and change them",
    group: KEEP,
    alsoCalled: ['goenv', 'go-env', 'environment'],
    load: async () => (await import('./commands/env.ts')).envCommand,
  },
  {
    name: 'proxy',
    summary: 'Show how GoSwitch connects, save proxy credentials, set the proxy for terminals',
    group: KEEP,
    alsoCalled: ['network'],
    load: async () => (await import('./commands/proxy.ts')).proxyCommand,
  },
  {
    name: 'journal',
    summary: 'Show every change GoSwitch made to this machine',
    group: KEEP,
    alsoCalled: ['log', 'history'],
    load: async () => (await import('./commands/journal.ts')).journalCommand,
  },
  {
    name: 'ui',
    summary: 'Open the GoSwitch window in the browser',
    group: KEEP,
    alsoCalled: ['gui', 'window', 'web', 'open', 'start'],
    load: async () => (await import('./commands/ui.ts')).uiCommand,
  },
  {
    name: 'completion',
    summary: 'Print the completion script for a shell',
    group: KEEP,
    alsoCalled: ['completions'],
    load: async () => (await import('./commands/completion.ts')).completionCommand,
  },
];

/** Not in help: what the completion scripts call. */
export const HIDDEN_COMMANDS: readonly CommandEntry[] = [
  {
    name: '__complete',
    summary: 'Print candidates for the completion scripts',
    group: KEEP,
    load: async () => (await import('./commands/complete.ts')).completeCommand,
  },
];
