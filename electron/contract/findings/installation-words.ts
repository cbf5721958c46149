/** Findings about programs, SDKs, profiles and the machine. One entry per kind, kebab-case; shape in finding-words.ts. */
export const installationWords = {
  'go-shadowed': {
    title: 'Another go comes first on PATH',
    why: '{{go}} runs instead of the version that GoSwitch makes active.',
    fix: 'Comment out the line that puts it first',
  },
} as const;
