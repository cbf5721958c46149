import type { installationWords as en } from '../../../../electron/contract/findings/installation-words.ts';
import type { Translation } from '../../translation.ts';

export const installation: Translation<typeof en> = {
  'go-shadowed': {
    title: 'PATH 中有其他 go 排在前面',
    why: '运行的是 {{go}}，而不是 GoSwitch 启用的版本。',
    fix: '注释掉使它优先的那一行',
  },
};
