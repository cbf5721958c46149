import { Layers } from 'lucide-react';
import type { Feature } from '../../app/feature.ts';

export const versions: Feature = {
  id: 'versions',
  page: async () => (await import('./versions-page.tsx')).VersionsPage,
  navigation: { icon: Layers },
};
