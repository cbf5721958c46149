import type { Feature } from '../../app/feature.ts';

export const firstRun: Feature = {
  id: 'first-run',
  page: async () => (await import('./first-run-page.tsx')).FirstRunPage,
};
