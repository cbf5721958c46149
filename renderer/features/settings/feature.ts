import { Settings } from 'lucide-react';
import type { Feature } from '../../app/feature.ts';

export const settings: Feature = {
  id: 'settings',
  page: async () => (await import('./settings-page.tsx')).SettingsPage,
  navigation: { icon: Settings, place: 'end' },
};
