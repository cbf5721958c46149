import type { firstRun as en } from '../en/first-run.ts';
import type { Translation } from '../translation.ts';

export const firstRun: Translation<typeof en> = {
  title: '欢迎使用 GoSwitch',
};
