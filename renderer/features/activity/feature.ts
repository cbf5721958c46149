import { History } from 'lucide-react';
import { registerCommands } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { activityCommands } from './activity-commands.ts';
import { followJournal } from './activity-view.ts';

export const activity: Feature = {
  id: 'activity',
  page: async () => (await import('./activity-page.tsx')).ActivityPage,
  navigation: { icon: History },
  start() {
    registerCommands(activityCommands);
    followJournal();
  },
};
