import { FileDiff, FileJson, Gauge, RefreshCw, SearchCode } from 'lucide-react';
import type { Command, CommandProvider } from '../../app/commands.ts';
import { navigate } from '../../app/route.ts';
import { t } from '../../i18n/i18n.ts';
import { checkEnvironment } from './doctor-stores.ts';
import { usePrograms } from './programs/programs-store.ts';
import { runSelfTest } from './self-test/run-self-test.ts';
import { saveSnapshot } from './snapshot/save-snapshot.ts';
import { useSnapshotView } from './snapshot/snapshot-view.ts';

export const doctorCommands: CommandProvider = {
  id: 'environment',
  commands: () => [
    command('check', {
      title: t('checks:command'),
      keywords: 'check doctor health shell PATH set up 检查 环境 设置 诊断',
      icon: RefreshCw,
      run() {
        navigate('environment');
        void checkEnvironment();
      },
    }),
    command('selfTest', {
      title: t('selfTest:command'),
      keywords: 'self-test compile link run trace slow 自检 测试 编译',
      icon: Gauge,
      run() {
        navigate('environment');
        void runSelfTest();
      },
    }),
    command('scan', {
      title: t('programs:command'),
      keywords: 'scan programs binaries rebuild mismatch 扫描 程序 重新构建',
      icon: SearchCode,
      run() {
        navigate('environment', { path: ['programs'] });
        void usePrograms.refresh();
      },
    }),
    command('saveSnapshot', {
      title: t('snapshot:command'),
      keywords: 'snapshot bug report export 快照 保存 报告',
      icon: FileJson,
      run: saveSnapshot,
    }),
    command('compareSnapshot', {
      title: t('snapshot:compareCommand'),
      keywords: 'snapshot compare diff colleague 快照 对比',
      icon: FileDiff,
      run() {
        navigate('environment');
        useSnapshotView.setState({ isOpen: true });
      },
    }),
  ],
};

function command(id: string, about: Omit<Command, 'id' | 'group'>): Command {
  return { id: `environment.${id}`, group: t('palette:group.actions'), ...about };
}
