import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { ErrorNotice } from './error-notice.tsx';
import { IconButton } from './icon-button.tsx';
import { runAction } from './run-action.ts';
import styles from './toast-region.module.css';
import { dismissToast, type Toast, useToasts, wordsOf } from './toasts.ts';

/**
 * Shows the toasts. Once in the window, last in it. They lie over dialogs too, and can be read and pressed there:
 * react-aria hides what is not its top layer.
 */
export function ToastRegion() {
  const { t } = useTranslation('common');
  const toasts = useToasts((state) => state.toasts);
  return (
    <section className={styles['region']} aria-label={t('notifications')} data-react-aria-top-layer="true">
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastView({ toast }: { readonly toast: Toast }) {
  const { t } = useTranslation('common');
  const [isHeld, setHeld] = useState(false);
  const { id, durationMs, action } = toast;
  useEffect(() => {
    if (durationMs === null || isHeld) return;
    const timer = setTimeout(() => dismissToast(id), durationMs);
    return () => clearTimeout(timer);
  }, [id, durationMs, isHeld]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody reads it
    <div
      role={toast.error === null ? 'status' : 'alert'}
      className={classNames(styles['toast'], toast.tone === 'bad' && styles['bad'])}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast.error === null ? (
        <p>{wordsOf(toast.text)}</p>
      ) : (
        <ErrorNotice error={toast.error} isPlain {...(toast.retry === null ? {} : { onRetry: retry })} />
      )}
      {action !== null && (
        <Button
          onPress={() => {
            dismissToast(id);
            void runAction(async () => action.run());
          }}
        >
          {wordsOf(action.label)}
        </Button>
      )}
      <IconButton icon={X} label={t('dismiss')} onPress={() => dismissToast(id)} />
    </div>
  );

  function retry(): void {
    dismissToast(id);
    toast.retry?.();
  }
}
