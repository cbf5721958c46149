import { FolderGit2 } from 'lucide-react';
import { registerCommands } from '../../app/commands.ts';
import type { Feature } from '../../app/feature.ts';
import { projectCommands } from './project-commands.ts';

export const projects: Feature = {
  id: 'projects',
  page: async () => (await import('./projects-page.tsx')).ProjectsPage,
  navigation: { icon: FolderGit2 },
  start: () => void registerCommands(projectCommands),
};
