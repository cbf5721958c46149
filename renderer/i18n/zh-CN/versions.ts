import type { versions as en } from '../en/versions.ts';
import type { Translation } from '../translation.ts';

export const versions: Translation<typeof en> = {
  comingSoon: '此页面正在制作中。',
};
