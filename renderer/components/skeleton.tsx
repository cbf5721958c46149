import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './skeleton.module.css';

/** Grey lines where rows will be, after 150 ms. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation('common');
  return (
    <Delayed>
      <div role="status" className={styles['skeleton']}>
        <span className="visually-hidden">{t('loading')}</span>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          <div key={row} className={styles['line']} />
        ))}
      </div>
    </Delayed>
  );
}

/** Shows its children only when the wait has lasted for 150 ms: a flash of a skeleton is worse than none. */
function Delayed({ children, delayMs = 150 }: { readonly children: ReactNode; readonly delayMs?: number }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isDue ? children : null;
}
