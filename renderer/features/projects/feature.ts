import { FolderGit2 } from 'lucide-react';
import type { Feature } from '../../app/feature.ts';

export const projects: Feature = {
  id: 'projects',
  page: async () => (await import('./projects-page.tsx')).ProjectsPage,
  navigation: { icon: FolderGit2 },
};
