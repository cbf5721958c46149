import { useTranslation } from 'react-i18next';
import type { BinaryStanding, ScannedBinary } from '../../../../electron/contract/programs.ts';
import { Button } from '../../../components/button.tsx';
import { Chip, type ChipTone } from '../../../components/chip.tsx';
import { homePath } from '../../../components/home-path.ts';
import { Spinner } from '../../../components/spinner.tsx';
import { useApp } from '../../../engine/stores.ts';
import { describeError } from '../../../errors/describe-error.ts';
import styles from './programs.module.css';
import { rebuildPrograms, useRebuilds, workOnFile } from './rebuild-programs.ts';

const TONES: Readonly<Record<BinaryStanding, ChipTone>> = {
  same: 'ok',
  'older-patch': 'warn',
  'older-release': 'warn',
  'end-of-life': 'bad',
  newer: 'info',
  'not-readable': 'plain',
  unknown: 'plain',
};

/** `against`: the version it is compared and rebuilt with. */
export function ProgramRow({ program, against }: { readonly program: ScannedBinary; readonly against: string | null }) {
  const { t } = useTranslation('programs');
  const userHome = useApp(({ value }) => value?.userHome);
  const { file, name, module, goVersion, standing, problem } = program;
  return (
    <tr>
      <th scope="row" title={homePath(file, userHome)}>
        <code>{name}</code> {module?.version != null && <span className={styles['muted']}>{module.version}</span>}
        {module !== null && <span className={styles['module']}>{module.path}</span>}
      </th>
      <td {...(problem === null ? {} : { title: problem })}>
        {goVersion === null ? t('unknownVersion') : <code>{goVersion}</code>}
      </td>
      <td>
        <Chip tone={TONES[standing]}>{t(`standings.${standing}`)}</Chip>
      </td>
      <td className={styles['act']}>
        <Act program={program} against={against} />
      </td>
    </tr>
  );
}

function Act({ program, against }: { readonly program: ScannedBinary; readonly against: string | null }) {
  const { t } = useTranslation(['programs', 'errors']);
  const rounds = useRebuilds((state) => state.rounds);
  const problem = useRebuilds(({ problems }) => problems.get(program.file) ?? null);
  const work = workOnFile(program.file, rounds);
  if (work === 'building') return <Spinner label={t('programs:work.building')} />;
  if (work !== null) return <span>{t(`programs:work.${work}`)}</span>;
  if (!program.rebuild.possible)
    return program.standing === 'same' ? null : (
      <span className={styles['muted']}>{t(`programs:obstacle.${program.rebuild.obstacle}`)}</span>
    );
  if (program.standing === 'same' || program.standing === 'unknown') return null;
  return (
    <>
      <Button
        label={t('programs:rebuildOne', { name: program.name, version: against ?? '' })}
        onPress={() => void rebuildPrograms([program])}
      >
        {t('programs:rebuild')}
      </Button>
      {problem !== null && (
        <details className={styles['problem']}>
          <summary>{t('programs:failed')}</summary>
          <p>{describeError(problem).title}</p>
          <pre>{describeError(problem).details}</pre>
        </details>
      )}
    </>
  );
}
