import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chooseLanguage } from '../../electron/contract/words/language.ts';
import type { Client } from '../api/client.ts';
import { followLocation, useRoute } from '../app/route.ts';
import { fillStores } from '../engine/fill-stores.ts';
import { useSettings } from '../engine/stores.ts';
import { fetchLanguage, setUpI18n } from '../i18n/i18n.ts';
import { announceQuestions } from './announce-questions.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { FEATURES } from './features.ts';
import { followPreferences } from './follow-preferences.ts';
import { registerPageCommands } from './page-commands.ts';
import { Shell } from './shell.tsx';
import { showHiddenCharacters } from './show-hidden-characters.ts';

/** Longer than this the first picture does not wait for the snapshot, which knows the theme and the language. */
const SNAPSHOT_WAIT_MS = 150;

export async function startWindow(client: Client, root: HTMLElement): Promise<void> {
  followLocation();
  // Dialogs and toasts are put beside the root.
  showHiddenCharacters(document.body);
  // They listen before anything can be said.
  registerPageCommands(FEATURES);
  for (const feature of FEATURES) feature.start?.();
  announceQuestions();
  fillStores(client);
  fetchFirst();
  await setUpI18n();
  await firstSettings();
  await followPreferences();
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <Shell features={FEATURES} />
      </ErrorBoundary>
    </StrictMode>,
  );
}

/**
 * While the engine is asked: the language and the page that will most likely be shown. What fails here fails again, and
 * shows, when it is needed.
 */
function fetchFirst(): void {
  const page = FEATURES.find(({ id }) => id === useRoute.getState().page)?.page;
  void Promise.allSettled([fetchLanguage(chooseLanguage('system', navigator.languages)), page?.()]);
}

function firstSettings(): Promise<void> {
  if (!useSettings.getState().isLoading) return Promise.resolve();
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
