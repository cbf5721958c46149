import { useTranslation } from 'react-i18next';
import type { Culprit } from '../../../../electron/contract/self-test.ts';
import { homePath } from '../../../components/home-path.ts';
import { useApp } from '../../../engine/stores.ts';
import { shownCulprits } from './compare-runs.ts';
import styles from './self-test.module.css';

/** What differs between the two environments: what was confirmed to do the harm, else everything. */
export function CulpritList({ culprits }: { readonly culprits: readonly Culprit[] }) {
  const { t } = useTranslation('selfTest');
  const { areConfirmed, list } = shownCulprits(culprits);
  if (list.length === 0) return null;
  const rows = list.map((culprit) => <CulpritRow key={culprit.name} culprit={culprit} />);
  const table = (
    <table className={styles['culprits']}>
      <thead>
        <tr>
          <th scope="col">{t('variable')}</th>
          <th scope="col">{t('yours')}</th>
          <th scope="col">{t('clean')}</th>
          <th scope="col">{t('proofColumn')}</th>
        </tr>
      </thead>
      <tbody>{rows}</tbody>
    </table>
  );
  if (areConfirmed)
    return (
      <section className={styles['part']} aria-label={t('culpritsConfirmed')}>
        <h3>{t('culpritsConfirmed')}</h3>
        {table}
      </section>
    );
  return (
    <details className={styles['part']}>
      <summary>{t('culprits')}</summary>
      {table}
    </details>
  );
}

function CulpritRow({ culprit: { name, yours, clean, source, proof, stage } }: { readonly culprit: Culprit }) {
  const { t } = useTranslation('selfTest');
  const userHome = useApp(({ value }) => value?.userHome);
  const show = (value: string | null) =>
    value === null ? <span className={styles['muted']}>{t('unset')}</span> : <code>{homePath(value, userHome)}</code>;
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
        {source !== null && source.file !== null && (
          <code className={styles['place']}>
            {homePath(source.file, userHome)}
            {source.line !== null && `:${source.line}`}
          </code>
        )}
      </th>
      <td>{show(yours)}</td>
      <td>{show(clean)}</td>
      <td>{t(`proof.${proof}`, { stage: stage === null ? '' : t(`stage.${stage}`) })}</td>
    </tr>
  );
}
