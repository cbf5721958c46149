import { say } from '../contract/words/say.ts';
import type { Log } from '../core/context.ts';
import type { ElectronParts } from './electron-parts.ts';
import type { Engine } from './engine.ts';
import type { Notifier } from './notifications/create-notifier.ts';
import type { PreferencesStore } from './preferences.ts';
import type { TrayAction } from './tray/tray-model.ts';
import type { Windows } from './window/create-windows.ts';
import { shortVersion } from './words/short-version.ts';

interface ActionOptions {
  readonly engine: Engine;
  readonly windows: Windows;
  readonly notifier: Notifier;
  readonly preferences: PreferencesStore;
  readonly log: Log;
}

/** What an item of the tray does. Never rejects: a failure is told where the person is, outside the window. */
export function createActions(
  { app }: Pick<ElectronParts, 'app'>,
  options: ActionOptions,
): (action: TrayAction) => Promise<void> {
  const { engine, windows, notifier, preferences, log } = options;

  async function use(sdk: string): Promise<void> {
    try {
      await engine.ask('switching.use', { sdk });
    } catch (error) {
      log.warn('A switch from the tray failed', { error });
      const { notification: words } = preferences.current.words;
      const title = say(words, 'switchFailed', { version: shortVersion(sdk) });
      notifier.notify({ title, body: words.switchFailedBody }, () => windows.open('versions'));
    }
  }

  async function switchPreset(preset: string): Promise<void> {
    const { notification: words } = preferences.current.words;
    const openNetwork = () => windows.open('network');
    try {
      const { overruled } = await engine.ask('goEnv.switchPreset', { name: preset });
      // What the environment overrules shows nowhere: silence would be taken for success.
      if (overruled.length > 0)
        notifier.notify(
          {
            title: say(words, 'presetSwitched', { preset }),
            body: say(words, 'presetOverruled', { names: overruled.map(({ name }) => name).join(', ') }),
          },
          openNetwork,
        );
    } catch (error) {
      log.warn('A switch of presets from the tray failed', { error });
      notifier.notify({ title: say(words, 'presetFailed', { preset }), body: words.switchFailedBody }, openNetwork);
    }
  }

  return async (action) => {
    switch (action.kind) {
      case 'use':
        return await use(action.sdk);
      case 'switch-preset':
        return await switchPreset(action.preset);
      case 'open':
        return windows.open(action.page);
      case 'quit':
        return app.quit();
      case 'install':
        await engine
          .ask('sdks.install', { spec: action.version })
          .catch((error: unknown) => log.warn('An install from the tray failed', { error }));
        return;
      case 'cancel':
        // It may have ended a moment ago.
        await engine
          .ask('jobs.cancel', { id: action.jobId })
          .catch((error: unknown) => log.info('There was nothing to cancel', { error }));
        return;
    }
  };
}
