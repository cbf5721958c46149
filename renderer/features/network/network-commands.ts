import { Bookmark, BookmarkPlus, Radar } from 'lucide-react';
import { type Command, type CommandProvider, registerCommands } from '../../app/commands.ts';
import { navigate } from '../../app/route.ts';
import { t } from '../../i18n/i18n.ts';
import { useGoEnvProfiles } from './go-env/go-env-store.ts';

export const networkCommands: CommandProvider = { id: 'network', commands };

let isAsked = false;

/** What they do is loaded with the page's own code, when it is wanted. */
function commands(): readonly Command[] {
  const { value } = useGoEnvProfiles.getState();
  if (value === null && !isAsked) void askProfiles();
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
  const profiles = (value?.profiles ?? []).map(({ name }) => ({
    id: `network.profile:${name}`,
    title: t('goEnv:commands.switchTo', { name }),
    ...(name === value?.active ? { hint: t('goEnv:commands.effective') } : {}),
    keywords: `profile go env settings ${name} 方案 切换`,
    group,
    icon: Bookmark,
    async run() {
      const { switchProfile } = await import('./go-env/change-go-env.ts');
      await switchProfile(name);
    },
  }));
  const save: Command = {
    id: 'network.saveProfile',
    title: t('goEnv:commands.saveProfile'),
    keywords: 'profile save go env settings 方案 保存',
    group,
    icon: BookmarkPlus,
    async run() {
      navigate('network');
      const { openProfileDialog } = await import('./env-profiles/profile-view.ts');
      openProfileDialog(null);
    },
  };
  return [probe, ...profiles, save];
}

/** Asking starts the login shell: only once somebody opens the palette, which then shows them too. */
async function askProfiles(): Promise<void> {
  isAsked = true;
  await useGoEnvProfiles.refresh();
  registerCommands(networkCommands);
}
