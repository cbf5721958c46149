/** Findings about variables: what steers the go command. One entry per kind, kebab-case; shape in finding-words.ts. */
export const environmentWords = {
  'goroot-of-another-go': {
    title: 'GOROOT points to another Go than the one that runs',
    why: 'Builds stop with "compile: version does not match go tool version": {{variable}} is {{value}} ({{version}}), but {{running}} runs.',
    fix: 'Take GOROOT away',
  },
} as const;
