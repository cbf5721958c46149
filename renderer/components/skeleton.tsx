import { useTranslation } from 'react-i18next';
import { Delayed } from './delayed.tsx';
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
