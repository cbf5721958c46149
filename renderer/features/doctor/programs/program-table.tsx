import { useTranslation } from 'react-i18next';
import type { ScannedBinary } from '../../../../electron/contract/programs.ts';
import { ProgramRow } from './program-row.tsx';
import styles from './programs.module.css';

export function ProgramTable({
  programs,
  against,
}: {
  readonly programs: readonly ScannedBinary[];
  readonly against: string | null;
}) {
  const { t } = useTranslation('programs');
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('program')}</th>
          <th scope="col">{t('builtWith')}</th>
          <th scope="col">{t('standing')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {programs.map((program) => (
          <ProgramRow key={program.file} program={program} against={against} />
        ))}
      </tbody>
    </table>
  );
}
