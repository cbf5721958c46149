import type { network as en } from '../en/network.ts';
import type { Translation } from '../translation.ts';

export const network: Translation<typeof en> = {
  comingSoon: '此页面正在制作中。',
};
