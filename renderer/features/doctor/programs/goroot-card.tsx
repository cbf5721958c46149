import { useTranslation } from 'react-i18next';
import type { Agreement, GorootScan, GorootValue } from '../../../../electron/contract/programs.ts';
import { Card } from '../../../components/card.tsx';
import { Chip, type ChipTone } from '../../../components/chip.tsx';
import { homePath } from '../../../components/home-path.ts';
import { useApp } from '../../../engine/stores.ts';
import styles from './programs.module.css';

export const AGREEMENT_TONES: Readonly<Record<Agreement, ChipTone>> = {
  agrees: 'ok',
  disagrees: 'bad',
  unknown: 'plain',
};
const WORDS = { agrees: 'goroot.fine', disagrees: 'goroot.other', unknown: 'goroot.unclear' } as const;

/** What GOROOT is in each place that can set it, against the SDK of the go that wins on PATH. */
export function GorootCard({ goroot: { winner, values, shellProblem } }: { readonly goroot: GorootScan }) {
  const { t } = useTranslation('programs');
  const userHome = useApp(({ value }) => value?.userHome);
  const hint =
    winner === null
      ? t('goroot.noWinner')
      : t('goroot.winner', { file: homePath(winner.file, userHome), root: homePath(winner.root, userHome) });
  return (
    <Card title={t('goroot.title')} hint={hint}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('goroot.place')}</th>
            <th scope="col">{t('goroot.value')}</th>
            <th scope="col">{t('goroot.setBy')}</th>
            <th scope="col">{t('standing')}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <ValueRow key={value.origin} value={value} />
          ))}
        </tbody>
      </table>
      {shellProblem !== null && (
        <p className={styles['nothing']} title={shellProblem.message}>
          {t('goroot.noAnswer')}
        </p>
      )}
    </Card>
  );
}

function ValueRow({ value: { origin, value, file, line, version, agreement } }: { readonly value: GorootValue }) {
  const { t } = useTranslation('programs');
  const userHome = useApp(({ value: app }) => app?.userHome);
  return (
    <tr>
      <th scope="row">{t(`goroot.origin.${origin}`)}</th>
      <td>
        {value === null ? (
          <span className={styles['muted']}>{t('goroot.unset')}</span>
        ) : (
          <code>{homePath(value, userHome)}</code>
        )}{' '}
        {version !== null && <span className={styles['muted']}>{version}</span>}
      </td>
      <td>
        {file !== null && (
          <code>
            {homePath(file, userHome)}
            {line !== null && `:${line}`}
          </code>
        )}
      </td>
      <td>
        <Chip tone={AGREEMENT_TONES[agreement]}>
          {t(agreement === 'disagrees' && version === null ? 'goroot.nowhere' : WORDS[agreement])}
        </Chip>
      </td>
    </tr>
  );
}
