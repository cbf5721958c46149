import { Activity } from 'lucide-react';
import type { Feature } from '../../app/feature.ts';

export const environment: Feature = {
  id: 'environment',
  page: async () => (await import('./environment-page.tsx')).EnvironmentPage,
  navigation: { icon: Activity },
};
