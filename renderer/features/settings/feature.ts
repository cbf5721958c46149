import { Settings } from 'lucide-react';
import { registerCommands } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { settingsCommands } from './settings-commands.ts';

export const settings: Feature = {
  id: 'settings',
  page: async () => (await import('./settings-page.tsx')).SettingsPage,
  navigation: { icon: Settings, place: 'end' },
  start: () => void registerCommands(settingsCommands),
};
