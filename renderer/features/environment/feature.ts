import { Activity } from 'lucide-react';
import { registerCommands } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { environmentCommands } from './environment-commands.ts';
import { followProfiles, useEnvironmentBadge } from './environment-stores.ts';

export const environment: Feature = {
  id: 'environment',
  page: async () => (await import('./environment-page.tsx')).EnvironmentPage,
  navigation: { icon: Activity, useBadge: useEnvironmentBadge },
  start() {
    registerCommands(environmentCommands);
    followProfiles();
  },
};
