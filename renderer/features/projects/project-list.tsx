import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectsView } from '../../../electron/contract/api.ts';
import { baseName } from '../../components/home-path.ts';
import { RowList } from '../../components/row-list.tsx';
import { useApp } from '../../engine/stores.ts';
import { useFormat } from '../../i18n/i18n.ts';
import { describeStanding } from './describe-project.ts';
import { runProjectAction } from './project-actions.ts';
import { type ProjectItem, projectItems } from './project-items.ts';
import { ProjectLine } from './project-line.tsx';
import { standingOf } from './project-standing.ts';
import styles from './projects.module.css';
import { useProjectsView } from './projects-view.ts';

export function ProjectList({ view }: { readonly view: ProjectsView }) {
  const { t, i18n } = useTranslation(['projects', 'shell']);
  const userHome = useApp(({ value }) => value?.userHome);
  const selected = useProjectsView((state) => state.selected);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the items say is in the language
  const items = useMemo(
    () =>
      projectItems(view, (info) => {
        const { state, why } = describeStanding(info, standingOf(info), userHome);
        return `${baseName(info.folder)}, ${state}, ${why}`;
      }),
    [view, userHome, i18n.language],
  );
  return (
    <div className={styles['list']}>
      <RowList<ProjectItem>
        label={t('shell:pages.projects')}
        items={items}
        render={(item) => (item.kind === 'row' ? <ProjectLine info={item.info} /> : <GroupHeading item={item} />)}
        selectedId={selected}
        onSelect={({ id }) => useProjectsView.setState({ selected: id })}
        onPrimary={(item) => {
          if (item.kind === 'row') runProjectAction(item.info);
        }}
      />
    </div>
  );
}

function GroupHeading({ item }: { readonly item: Extract<ProjectItem, { kind: 'heading' }> }) {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const { group, count, spec } = item;
  const hint = [
    t('group.count', { count, number: format.number(count) }),
    ...(spec === null ? [] : [t('group.pinned', { spec })]),
  ].join(' · ');
  return (
    <span>
      {group ?? t('group.others')} <span className={styles['headingHint']}>{hint}</span>
    </span>
  );
}
