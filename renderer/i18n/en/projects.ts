export const projects = {
  comingSoon: 'This page is being built.',
} as const;
