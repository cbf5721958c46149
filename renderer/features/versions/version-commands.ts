import { ArrowRightLeft, Download, RefreshCw, Trash2 } from 'lucide-react';
import type { SdkRow } from '../../../electron/contract/api.ts';
import type { Command, CommandProvider } from '../../app/commands.ts';
import { navigate } from '../../app/route.ts';
import { call } from '../../engine/engine.ts';
import { useSdks } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';
import { isWithin, readSpecWords, type SpecVerb } from './spec-words.ts';
import { installVersion, type Named, refreshReleases, switchToVersion } from './version-actions.ts';
import { labelOf } from './version-row.ts';

/** Versions in the palette: those installed by name, every other one by a spec. */
export const versionCommands: CommandProvider = {
  id: 'versions',
  commands: () => [
    ...installedSdks().flatMap(sdkCommands),
    {
      id: 'versions.refresh',
      title: t('versions:command.refresh'),
      keywords: 'refresh index releases 刷新',
      group: t('palette:group.versions'),
      icon: RefreshCw,
      run: refreshReleases,
    },
  ],
  async resolve(words) {
    const asked = readSpecWords(words);
    if (asked === null) return [];
    const resolved = await call('releases.resolve', { spec: asked.spec });
    const here = installedSdks().filter(({ version }) => isWithin(labelOf(version), asked.spec));
    if (resolved === null) return wanted(here.flatMap(sdkCommands), asked.verb);
    const { release, installed } = resolved;
    const sdk = installed === null ? undefined : installedSdks().find(({ name }) => name === installed);
    const offers = [
      ...(sdk === undefined && release.archive !== null ? installCommands(release) : []),
      ...(sdk === undefined ? here : [sdk, ...here.filter((other) => other !== sdk)]).flatMap(sdkCommands),
    ];
    return [...wanted(offers, asked.verb), showCommand(release.version)];
  },
};

type VersionCommand = Command & { readonly verb: SpecVerb };

function installedSdks(): readonly SdkRow[] {
  return (useSdks.getState().value ?? []).filter(({ kind }) => kind === 'installed');
}

function sdkCommands(sdk: SdkRow): readonly VersionCommand[] {
  return [...(sdk.active ? [] : [switchCommand(sdk)]), removeCommand(sdk)];
}

function wanted(offers: readonly VersionCommand[], verb: SpecVerb | null): readonly VersionCommand[] {
  return verb === null ? offers : offers.filter((offer) => offer.verb === verb);
}

function switchCommand(sdk: SdkRow): VersionCommand {
  return {
    verb: 'use',
    id: `versions.use:${sdk.id}`,
    title: t('versions:actionOn.use', { version: titleOf(sdk) }),
    hint: t(`versions:status.${sdk.support}`),
    keywords: `use switch 使用 切换 ${sdk.version}`,
    group: t('palette:group.versions'),
    icon: ArrowRightLeft,
    run: () => switchToVersion(sdk),
  };
}

function removeCommand(sdk: SdkRow): VersionCommand {
  return {
    verb: 'remove',
    id: `versions.remove:${sdk.id}`,
    title: t('versions:actionOn.remove', { version: titleOf(sdk) }),
    keywords: `remove delete 删除 卸载 ${sdk.version}`,
    group: t('palette:group.versions'),
    isDestructive: true,
    icon: Trash2,
    run: async () => (await import('./remove-question.tsx')).askToRemove(sdk),
  };
}

function installCommands(release: Named): readonly VersionCommand[] {
  const version = labelOf(release.version);
  const shared = {
    verb: 'install',
    group: t('palette:group.versions'),
    icon: Download,
    keywords: `install 安装 ${release.version}`,
  } as const;
  return [
    {
      ...shared,
      id: `versions.install:${release.version}`,
      title: t('versions:actionOn.install', { version }),
      run: () => startInstall(release, false),
    },
    {
      ...shared,
      id: `versions.installAndUse:${release.version}`,
      title: t('versions:actionOn.installAndUse', { version }),
      run: () => startInstall(release, true),
    },
  ];
}

/** Goes where the progress is to be seen. Not awaited: the palette need not stay for it. */
function startInstall(release: Named, use: boolean): void {
  navigate('versions', { path: [release.version] });
  void installVersion(release, { use });
}

function showCommand(version: string): Command {
  return {
    id: `versions.show:${version}`,
    title: t('versions:command.show', { version: labelOf(version) }),
    group: t('palette:group.versions'),
    run: () => navigate('versions', { path: [version] }),
  };
}

/** Of two SDKs of one version the name tells which. */
function titleOf({ name, version }: SdkRow): string {
  return labelOf(name ?? version);
}
