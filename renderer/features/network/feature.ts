import { Globe } from 'lucide-react';
import { registerCommands } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { followGoEnv } from './go-env/go-env-store.ts';
import { networkCommands } from './network-commands.ts';
import { followSettings } from './network-store.ts';
import { followProbe } from './probe/probe-store.ts';

export const network: Feature = {
  id: 'network',
  page: async () => (await import('./network-page.tsx')).NetworkPage,
  navigation: { icon: Globe },
  start() {
    registerCommands(networkCommands);
    followSettings();
    followGoEnv();
    followProbe();
  },
};
