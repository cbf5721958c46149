import { FolderGit2, FolderPlus } from 'lucide-react';
import type { CommandProvider } from '../../app/commands.ts';
import { navigate } from '../../app/route.ts';
import { baseName } from '../../components/home-path.ts';
import { useProjects } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';
import { useProjectsView } from './projects-view.ts';

/** Projects in the palette: each by its name, and a new one. */
export const projectCommands: CommandProvider = {
  id: 'projects',
  commands: () => [
    ...(useProjects.getState().value?.projects ?? []).map(({ folder }) => ({
      id: `projects.show:${folder}`,
      title: baseName(folder),
      hint: folder,
      keywords: `project pin 项目 固定 ${folder}`,
      group: t('palette:group.projects'),
      icon: FolderGit2,
      run: () => navigate('projects', { path: [folder] }),
    })),
    {
      id: 'projects.add',
      title: t('projects:add.action'),
      keywords: 'add project folder 添加 项目 文件夹',
      group: t('palette:group.projects'),
      icon: FolderPlus,
      run() {
        navigate('projects');
        useProjectsView.setState({ isAdding: true });
      },
    },
  ],
};
