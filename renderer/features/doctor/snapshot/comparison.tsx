import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SnapshotComparison, SnapshotDifference } from '../../../../electron/contract/snapshot.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useFormat } from '../../../i18n/i18n.ts';
import { groupDifferences } from './compare-snapshot.ts';
import styles from './snapshot.module.css';

/** This machine beside a file: only what differs. */
export function Comparison({
  file,
  comparison: { theirs, differences },
}: {
  readonly file: string;
  readonly comparison: SnapshotComparison;
}) {
  const { t } = useTranslation('snapshot');
  const format = useFormat();
  return (
    <section className={styles['comparison']} aria-label={t('differences', { count: differences.length })}>
      <p className={styles['muted']}>
        {t('with', { file, when: format.dateTime(theirs.at), version: theirs.goswitch })}
      </p>
      {differences.length === 0 && (
        <EmptyState icon={CircleCheck} title={t('same')}>
          {t('sameHint')}
        </EmptyState>
      )}
      {groupDifferences(differences).map(({ part, differences: list }) => (
        <table key={part} className={styles['table']}>
          <caption>{t(`part.${part}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('ours')}</th>
              <th scope="col">{t('theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {list.map((difference) => (
              <tr key={difference.name}>
                <th scope="row">
                  <code>{difference.name}</code>
                </th>
                <td>
                  <Value difference={difference} side="ours" />
                </td>
                <td>
                  <Value difference={difference} side="theirs" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

function Value({ difference, side }: { readonly difference: SnapshotDifference; readonly side: 'ours' | 'theirs' }) {
  const { t } = useTranslation('snapshot');
  const value = difference[side];
  if (value === null) return <span className={styles['muted']}>{t('none')}</span>;
  if (difference.part === 'path' && /^\d+$/.test(value)) return t('place', { place: value });
  return <code>{value}</code>;
}
