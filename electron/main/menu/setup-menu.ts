import { mkdir } from 'node:fs/promises';
import type { CoreContext } from '../../core/context.ts';
import type { ElectronParts } from '../electron-parts.ts';
import type { PreferencesStore } from '../preferences.ts';
import type { Windows } from '../window/create-windows.ts';
import { applicationMenu } from './application-menu.ts';

const RELEASE_HISTORY = 'https://go.dev/doc/devel/release';

interface MenuOptions {
  readonly context: Pick<CoreContext, 'os' | 'layout' | 'log'>;
  readonly preferences: PreferencesStore;
  readonly windows: Windows;
}

export function setupMenu(
  { app, Menu, shell }: Pick<ElectronParts, 'app' | 'Menu' | 'shell'>,
  { context, preferences, windows }: MenuOptions,
): void {
  const { os, layout, log } = context;
  const logFailure = (error: unknown) => log.warn('The system could not open something of the menu', { error });

  async function openLogFolder(): Promise<void> {
    await mkdir(layout.logs, { recursive: true });
    const problem = await shell.openPath(layout.logs);
    if (problem !== '') throw new Error(problem);
  }

  const show = () => {
    const template = applicationMenu(os, preferences.current.words, {
      newWindow: () => windows.openAnother(),
      openReleaseHistory: () => void shell.openExternal(RELEASE_HISTORY).catch(logFailure),
      openLogFolder: () => void openLogFolder().catch(logFailure),
      about: () => app.showAboutPanel(),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  preferences.onChange(show);
  show();
}
