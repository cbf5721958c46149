import { Bookmark, BookmarkPlus, Radar } from 'lucide-react';
import { type Command, type CommandProvider, registerCommands } from '../../app/commands.ts';
import { navigate } from '../../app/route.ts';
import { t } from '../../i18n/i18n.ts';
import { useGoEnvPresets } from './go-env/go-env-store.ts';

export const networkCommands: CommandProvider = { id: 'network', commands };

let isAsked = false;

/** What they do is loaded with the page's own code, when it is wanted. */
function commands(): readonly Command[] {
  const { value } = useGoEnvPresets.getState();
  if (value === null && !isAsked) void askPresets();
  const group = t('palette:group.actions');
  const probe: Command = {
    id: 'network.probe',
    title: t('probe:command'),
    keywords: 'probe proxy mirror test network goproxy 探测 代理 网络 镜像 测试',
    group,
    icon: Radar,
    async run() {
      navigate('network');
      const { runProbe } = await import('./probe/run-probe.ts');
      await runProbe();
    },
  };
  const presets = (value?.presets ?? []).map(({ name }) => ({
    id: `network.preset:${name}`,
    title: t('goEnv:commands.switchTo', { name }),
    ...(name === value?.active ? { hint: t('goEnv:commands.effective') } : {}),
    keywords: `preset go env settings ${name} 预设 切换`,
    group,
    icon: Bookmark,
    async run() {
      const { switchPreset } = await import('./go-env/change-go-env.ts');
      await switchPreset(name);
    },
  }));
  const save: Command = {
    id: 'network.savePreset',
    title: t('goEnv:commands.savePreset'),
    keywords: 'preset save go env settings 预设 保存',
    group,
    icon: BookmarkPlus,
    async run() {
      navigate('network');
      const { openPresetDialog } = await import('./env-presets/preset-view.ts');
      openPresetDialog(null);
    },
  };
  return [probe, ...presets, save];
}

/** Asking starts the login shell: only once somebody opens the palette, which then shows them too. */
async function askPresets(): Promise<void> {
  isAsked = true;
  await useGoEnvPresets.refresh();
  registerCommands(networkCommands);
}
