import { useTranslation } from 'react-i18next';
import type { ScannedProject } from '../../../../electron/contract/programs.ts';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { baseName, homePath } from '../../../components/home-path.ts';
import { useApp } from '../../../engine/stores.ts';
import styles from './programs.module.css';

/** Each project: the toolchain that would run, and the Go that built its newest program. */
export function ProjectsCard({ projects }: { readonly projects: readonly ScannedProject[] }) {
  const { t } = useTranslation('programs');
  const sorted = projects.toSorted((one, other) => Number(one.agrees) - Number(other.agrees));
  return (
    <Card title={t('projects.title')}>
      {projects.length === 0 ? (
        <p className={styles['nothing']}>{t('projects.none')}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('projects.project')}</th>
              <th scope="col">{t('projects.runs')}</th>
              <th scope="col">{t('projects.built')}</th>
              <th scope="col">{t('standing')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((scanned) => (
              <ProjectRow key={scanned.project.folder} scanned={scanned} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function ProjectRow({ scanned: { project, binaries, agrees } }: { readonly scanned: ScannedProject }) {
  const { t } = useTranslation('programs');
  const userHome = useApp(({ value }) => value?.userHome);
  const [newest] = binaries;
  return (
    <tr>
      <th scope="row">
        {baseName(project.folder)} <span className={styles['module']}>{homePath(project.folder, userHome)}</span>
      </th>
      <td>{project.toolchain?.runs == null ? t('projects.refuses') : <code>{project.toolchain.runs}</code>}</td>
      <td title={newest === undefined ? undefined : homePath(newest.file, userHome)}>
        {newest !== undefined && <code>{newest.goVersion}</code>}
      </td>
      <td>
        {newest === undefined ? (
          <span className={styles['muted']}>{t('projects.nothing')}</span>
        ) : (
          <Chip tone={agrees ? 'ok' : 'warn'}>{t(agrees ? 'projects.same' : 'projects.other')}</Chip>
        )}
      </td>
    </tr>
  );
}
