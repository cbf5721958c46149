export const firstRun = {
  title: 'Welcome to GoSwitch',
  intro:
    'This is what is on your machine. Nothing is changed until you say so, and every change can be undone under Activity.',
  found: 'What GoSwitch found',
  facts: {
    go: '“go” in terminals',
    goNone: 'none: nothing on PATH is called go',
    goIs: '{{version}}, from {{path}}',
    goUnknown: 'of unknown version, from {{path}}',
    goOurs: 'the one that GoSwitch switches',
    elsewhere: 'Go elsewhere on this machine',
    elsewhereNone: 'none',
    installed: 'Installed with GoSwitch',
    installedNone: 'none yet',
    platform: 'This machine',
    home: 'Where GoSwitch keeps everything',
  },
  steps: 'Three steps to a Go that you can switch',
  step: {
    install: {
      title: 'Have a Go',
      done: 'Installed: {{versions}}',
      todo: 'Install the newest, or adopt one that is here.',
    },
    use: {
      title: 'Make it the active one',
      done: '{{version}} is active',
      todo: 'What “go” means wherever no project says otherwise.',
    },
    'set-up': {
      title: 'Let terminals find it',
      done: 'New terminals use it',
      todo: 'One line in your shell’s start-up file, shown before it is written.',
    },
  },
  state: { done: 'done', next: 'recommended next', later: 'later' },
  action: {
    install: 'Install Go {{version}}',
    installLatest: 'Install the newest Go',
    adopt: 'Adopt {{version}}',
    use: 'Use Go {{version}}',
    setUp: 'Show what would change',
    versions: 'Go to Versions',
    skip: 'Not now',
    choose: 'Choose another version',
  },
  consequence: {
    install:
      '{{size}} from {{source}}, checked against the published sha256. It goes into {{home}}, and nothing else changes.',
    installUnknown:
      'Fetched from the configured sources and checked against the published sha256. It goes into {{home}}, and nothing else changes.',
    adopt: 'Uses {{root}} in place. Nothing is copied.',
    use: 'Takes effect in terminals once they find GoSwitch.',
  },
  ready: 'Everything is set up',
  readyHint: 'Open a new terminal and run “go version”.',
  progress: 'Progress of the installation',
  installing: 'Installing Go',
  adopting: 'Adopting',
  adopted: 'Adopted {{version}}',
  using: 'Go {{version}} is active',
  command: 'Show the welcome page',
} as const;
