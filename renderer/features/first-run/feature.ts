import { Sparkles } from 'lucide-react';
import { type Command, registerCommands } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { navigate } from '../../app/route.ts';
import { useApp } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';

/**
 * Greets once: at the start of a window that was not sent anywhere, on a machine where GoSwitch has changed nothing
 * yet.
 */
export const firstRun: Feature = {
  id: 'first-run',
  page: async () => (await import('./first-run-page.tsx')).FirstRunPage,
  start() {
    registerCommands({ id: 'first-run', commands });
    if (hasDestination()) return;
    const stop = useApp.subscribe(({ value }) => {
      if (value === null) return;
      stop();
      if (value.findings.isFirstRun && !hasDestination()) navigate('first-run', { replace: true });
    });
  },
};

/** The address names a page already. */
function hasDestination(): boolean {
  return window.location.hash.replace(/^#\/?/, '') !== '';
}

function commands(): readonly Command[] {
  return [
    {
      id: 'first-run.show',
      title: t('firstRun:command'),
      keywords: 'welcome first start 欢迎',
      group: t('palette:group.pages'),
      icon: Sparkles,
      run: () => navigate('first-run'),
    },
  ];
}
