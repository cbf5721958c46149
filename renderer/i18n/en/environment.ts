export const environment = {
  comingSoon: 'This page is being built.',
} as const;
