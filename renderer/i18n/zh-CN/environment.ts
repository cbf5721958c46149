import type { environment as en } from '../en/environment.ts';
import type { Translation } from '../translation.ts';

export const environment: Translation<typeof en> = {
  comingSoon: '此页面正在制作中。',
};
