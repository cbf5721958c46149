/** The command palette (Ctrl/Cmd-K). */
export const palette = {
  title: 'Command palette',
  placeholder: 'Type a version, a command, a page…',
  results: 'Results',
  nothing: 'No matches for “{{query}}”.',
  nothingHint: 'Try a version (1.26, latest, go1.26.3) or a word like “install”.',
  count_one: '{{count}} result',
  count_other: '{{count}} results',
  goTo: 'Go to {{page}}',
  group: { pages: 'Pages', versions: 'Versions', projects: 'Projects', settings: 'Settings', actions: 'Actions' },
  keys: { move: 'move', run: 'run', close: 'close' },
} as const;
