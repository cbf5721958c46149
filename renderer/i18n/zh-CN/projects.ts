import type { projects as en } from '../en/projects.ts';
import type { Translation } from '../translation.ts';

export const projects: Translation<typeof en> = {
  comingSoon: '此页面正在制作中。',
};
