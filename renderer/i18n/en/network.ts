export const network = {
  comingSoon: 'This page is being built.',
} as const;
