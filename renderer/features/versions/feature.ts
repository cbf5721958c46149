import { Layers } from 'lucide-react';
import { registerCommands } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { followSetup } from './setup-store.ts';
import { versionCommands } from './version-commands.ts';

export const versions: Feature = {
  id: 'versions',
  page: async () => (await import('./versions-page.tsx')).VersionsPage,
  navigation: { icon: Layers },
  start() {
    registerCommands(versionCommands);
    followSetup();
  },
};
