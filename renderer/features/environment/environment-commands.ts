import { RefreshCw } from 'lucide-react';
import type { CommandProvider } from '../../app/commands.ts';
import { navigate } from '../../app/route.ts';
import { t } from '../../i18n/i18n.ts';
import { checkEnvironment } from './environment-stores.ts';

export const environmentCommands: CommandProvider = {
  id: 'environment',
  commands: () => [
    {
      id: 'environment.check',
      title: t('environment:command.check'),
      keywords: 'check shell PATH set up doctor 检查 环境 设置',
      group: t('palette:group.actions'),
      icon: RefreshCw,
      run() {
        navigate('environment');
        void checkEnvironment();
      },
    },
  ],
};
