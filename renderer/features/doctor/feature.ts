import { Activity } from 'lucide-react';
import { registerCommands } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { doctorCommands } from './doctor-commands.ts';
import { followChanges } from './doctor-stores.ts';
import { followFindings, useFindingsBadge } from './findings/findings-store.ts';
import { followSelfTest } from './self-test/self-test-store.ts';

export const doctor: Feature = {
  id: 'environment',
  page: async () => (await import('./doctor-page.tsx')).DoctorPage,
  navigation: { icon: Activity, useBadge: useFindingsBadge },
  start() {
    registerCommands(doctorCommands);
    followChanges();
    followFindings();
    followSelfTest();
  },
};
