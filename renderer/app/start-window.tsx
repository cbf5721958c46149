import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Client } from '../api/client.ts';
import { fillStores } from '../engine/fill-stores.ts';
import { useSettings } from '../engine/stores.ts';
import { setUpI18n } from '../i18n/i18n.ts';
import { FEATURES } from './features.ts';
import { followPreferences } from './follow-preferences.ts';
import { registerPageCommands } from './page-commands.ts';
import { followLocation } from './route.ts';
import { Shell } from './shell.tsx';

/** Longer than this the first picture does not wait for the snapshot, which knows the theme and the language. */
const SNAPSHOT_WAIT_MS = 150;

export async function startWindow(client: Client, root: HTMLElement): Promise<void> {
  await setUpI18n();
  fillStores(client);
  registerPageCommands(FEATURES);
  for (const feature of FEATURES) feature.start?.();
  await firstSettings();
  await followPreferences();
  followLocation();
  createRoot(root).render(
    <StrictMode>
      <Shell features={FEATURES} />
    </StrictMode>,
  );
}

function firstSettings(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, SNAPSHOT_WAIT_MS);
    const stop = useSettings.subscribe(({ isLoading }) => {
      if (isLoading) return;
      clearTimeout(timer);
      stop();
      resolve();
    });
  });
}
