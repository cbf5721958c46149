import { Globe } from 'lucide-react';
import type { Feature } from '../../app/feature.ts';
import { followSettings } from './network-store.ts';

export const network: Feature = {
  id: 'network',
  page: async () => (await import('./network-page.tsx')).NetworkPage,
  navigation: { icon: Globe },
  start: followSettings,
};
