import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ErrorShape } from '../../electron/contract/errors.ts';
import { describeError } from '../errors/describe-error.ts';
import { ERROR_ACTIONS } from '../errors/error-actions.ts';
import { performErrorAction } from '../errors/perform-error-action.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './error-notice.module.css';

interface ErrorNoticeProps {
  readonly error: ErrorShape;
  /** Does what failed once more. */
  readonly onRetry?: () => void;
  /** Without a frame of its own, for places that have one. */
  readonly isPlain?: boolean;
}

/** A failure: what happened, why, what to do about it, that as a button, and the facts to copy. */
export function ErrorNotice({ error, onRetry, isPlain = false }: ErrorNoticeProps) {
  const { t } = useTranslation(['errors', 'common']);
  const { title, why, advice, details } = describeError(error);
  if (error.code === 'cancelled')
    return <Stopped text={`${title}. ${advice}`} {...(onRetry === undefined ? {} : { onRetry })} />;
  const action = onRetry === undefined && ERROR_ACTIONS[error.code] === 'retry' ? null : ERROR_ACTIONS[error.code];
  return (
    <div className={classNames(styles['notice'], !isPlain && styles['framed'])} {...(isPlain ? {} : { role: 'alert' })}>
      <CircleAlert size={18} strokeWidth={1.9} />
      <div className={styles['words']}>
        <strong>{title}</strong>
        <p>
          {why} {advice}
        </p>
        <details>
          <summary>{t('common:technicalDetails')}</summary>
          <pre>{details}</pre>
        </details>
        <div className={styles['actions']}>
          {action !== null && (
            <Button onPress={() => (action === 'retry' ? onRetry?.() : performErrorAction(action))}>
              {t(`errors:actions.${action}`)}
            </Button>
          )}
          {action !== 'retry' && onRetry !== undefined && (
            <Button onPress={onRetry}>{t('errors:actions.retry')}</Button>
          )}
          <CopyButton text={details}>{t('common:copyDetails')}</CopyButton>
        </div>
      </div>
    </div>
  );
}

/** What somebody stopped is no failure: it only says why there is nothing here, and how to go on. */
function Stopped({ text, onRetry }: { readonly text: string; readonly onRetry?: () => void }) {
  const { t } = useTranslation('errors');
  return (
    <div role="status" className={styles['stopped']}>
      <p>{text}</p>
      {onRetry !== undefined && <Button onPress={onRetry}>{t('actions.retry')}</Button>}
    </div>
  );
}
