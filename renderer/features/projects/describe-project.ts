/** Projects in words: what runs, and why. */
import type { GoVariable, ProjectInfo, ToolchainExplanation } from '../../../electron/contract/projects.ts';
import type { ChipTone } from '../../components/chip.tsx';
import { baseName, homePath } from '../../components/home-path.ts';
import { t } from '../../i18n/i18n.ts';
import { moduleFacts, type Standing } from './project-standing.ts';

interface Described {
  readonly tone: ChipTone;
  /** On the chip. */
  readonly state: string;
  /** One sentence. */
  readonly why: string;
}

const TONES: Readonly<Record<Standing['kind'], ChipTone>> = {
  gone: 'bad',
  none: 'warn',
  'pin-damaged': 'bad',
  'pin-missing': 'bad',
  broken: 'bad',
  refused: 'bad',
  overruled: 'warn',
  raised: 'info',
  pinned: 'ok',
  active: 'plain',
  path: 'warn',
};

export function describeStanding(info: ProjectInfo, standing: Standing, userHome: string | undefined): Described {
  const downloads = 'toolchain' in standing && standing.toolchain.source === 'download';
  const tone = standing.kind === 'raised' && downloads ? 'warn' : TONES[standing.kind];
  return { tone, state: stateText(standing, downloads), why: whyText(info, standing, userHome) };
}

function stateText(standing: Standing, downloads: boolean): string {
  if (standing.kind === 'pinned')
    return t(isFamily(standing.spec) ? 'projects:state.pinnedFamily' : 'projects:state.pinned', {
      spec: standing.spec,
    });
  if (standing.kind === 'raised' && downloads) return t('projects:state.downloads');
  return t(`projects:state.${standing.kind}`);
}

function whyText(info: ProjectInfo, standing: Standing, userHome: string | undefined): string {
  switch (standing.kind) {
    case 'pinned':
      return t('projects:why.pinned', { file: pinFile(info, userHome) });
    case 'pin-damaged':
      return standing.place === null
        ? t('projects:why.pinDamaged')
        : t('projects:why.pinDamagedAt', { file: homePath(standing.place.file, userHome), line: standing.place.line });
    case 'pin-missing':
      return t('projects:why.pinMissing', { spec: standing.spec });
    case 'refused':
      return t('projects:why.refused', {
        called: standing.toolchain.called,
        asks: decidingLine(info),
        setting: setting(standing.toolchain),
      });
    case 'overruled':
      return [toolchainWhy(info, standing.toolchain, userHome), t('projects:why.past', { spec: standing.spec })].join(
        t('projects:sentenceGap'),
      );
    case 'raised':
      return toolchainWhy(info, standing.toolchain, userHome);
    default:
      return t(`projects:why.${standing.kind}`);
  }
}

/** Why the go command runs this toolchain, and where it has it from. */
export function toolchainWhy(info: ProjectInfo, toolchain: ToolchainExplanation, userHome: string | undefined): string {
  const { rule, called, source, runs } = toolchain;
  const why = t(`projects:rule.${rule}`, { called, asks: decidingLine(info), setting: setting(toolchain) });
  if (source === null || source === 'called') return why;
  const from = t(`projects:source.${source}`, {
    runs: runs ?? '',
    location: homePath(toolchain.location ?? '', userHome),
  });
  return [why, from].join(t('projects:sentenceGap'));
}

/** `go.mod: go 1.25.0`: the line that raises the version, the toolchain line where that one counts. */
function decidingLine(info: ProjectInfo): string {
  const facts = moduleFacts(info);
  if (facts === null) return 'go.mod';
  const line =
    info.toolchain?.rule === 'toolchain-line' && facts.toolchain !== null
      ? `toolchain ${facts.toolchain.value}`
      : `go ${facts.go?.value ?? ''}`;
  return `${baseName(facts.file)}: ${line.trim()}`;
}

function setting({ gotoolchain }: ToolchainExplanation): string {
  return `GOTOOLCHAIN=${gotoolchain.value}`;
}

export function describeVariable({ value, origin, file }: GoVariable, userHome: string | undefined): string {
  const place =
    origin === 'environment' || origin === 'none' ? t(`projects:origin.${origin}`) : homePath(file ?? '', userHome);
  return `${value === '' ? t('projects:origin.unset') : value} (${place})`;
}

function pinFile({ pin, folder }: ProjectInfo, userHome: string | undefined): string {
  if (pin === null) return '';
  return pin.file.startsWith(folder) ? baseName(pin.file) : homePath(pin.file, userHome);
}

function isFamily(spec: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(spec);
}
