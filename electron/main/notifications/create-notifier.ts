import type { Log } from '../../core/context.ts';
import type { AppNotification, ElectronParts } from '../electron-parts.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
}

export interface Notifier {
  /**
   * Shows a notice outside the window; `onClick` when the person follows it. Desktops without notifications show
   * nothing.
   */
  notify(notice: Notice, onClick: () => void): void;
}

export function createNotifier(
  { Notification }: Pick<ElectronParts, 'Notification'>,
  { icon, log }: { icon: string; log: Log },
): Notifier {
  /** Held until it is gone: one that is collected can no longer be clicked. */
  const shown = new Set<AppNotification>();
  return {
    notify({ title, body }, onClick) {
      try {
        if (!Notification.isSupported()) return;
        const notification = new Notification({ title, body, icon });
        shown.add(notification);
        notification.on('click', () => {
          shown.delete(notification);
          onClick();
        });
        notification.on('close', () => shown.delete(notification));
        notification.show();
      } catch (error) {
        log.warn('A notification could not be shown', { error });
      }
    },
  };
}
