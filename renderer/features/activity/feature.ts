import { History } from 'lucide-react';
import type { Feature } from '../../app/feature.ts';

export const activity: Feature = {
  id: 'activity',
  page: async () => (await import('./activity-page.tsx')).ActivityPage,
  navigation: { icon: History },
};
