import { type Command, registerCommands } from '../app/commands.ts';
import type { Feature } from '../app/feature.ts';
import { navigate } from '../app/route.ts';
import { t } from '../i18n/i18n.ts';

/** Every page of the navigation can be gone to from the palette. */
export function registerPageCommands(features: readonly Feature[]): void {
  registerCommands({
    id: 'pages',
    commands: () =>
      features.flatMap(({ id, navigation }): Command[] => (navigation === undefined ? [] : [goTo(id, navigation)])),
  });
}

function goTo(id: Feature['id'], navigation: NonNullable<Feature['navigation']>): Command {
  return {
    id: `pages.${id}`,
    title: t('palette:goTo', { page: t(`shell:pages.${id}`) }),
    keywords: id,
    group: t('palette:group.pages'),
    icon: navigation.icon,
    run: () => navigate(id),
  };
}
