import { Activity } from 'lucide-react';
import { registerCommands } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { environmentCommands } from './environment-commands.ts';
import { followChanges } from './environment-stores.ts';
import { followHealth, useHealthBadge } from './findings/health-store.ts';
import { followSelfTest } from './self-test/self-test-store.ts';

export const environment: Feature = {
  id: 'environment',
  page: async () => (await import('./environment-page.tsx')).EnvironmentPage,
  navigation: { icon: Activity, useBadge: useHealthBadge },
  start() {
    registerCommands(environmentCommands);
    followChanges();
    followHealth();
    followSelfTest();
  },
};
