export const versions = {
  comingSoon: 'This page is being built.',
} as const;
