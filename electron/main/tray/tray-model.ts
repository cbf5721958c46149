/**
 * What the tray shows, as plain data: a pure function of what is known. render-tray.ts makes Electron's menu of it.
 */
import type { Job } from '../../contract/models.ts';
import type { Language } from '../../contract/words/language.ts';
import { say } from '../../contract/words/say.ts';
import type { Patch } from '../releases/find-patches.ts';
import { shortVersion } from '../words/short-version.ts';
import { WORDS } from '../words/words.ts';

export interface TraySdk {
  /** Name below versions/, which `switching.use` takes. */
  readonly name: string;
  readonly version: string;
  readonly arch: string;
  /** For this machine's own platform. */
  readonly isNative: boolean;
}

export interface TrayProject {
  readonly folder: string;
  readonly name: string;
  /** What is pinned, as it is written. */
  readonly pin: string;
  /** What really runs; null when the pinned version is not installed, or the go command refuses to run. */
  readonly runs: string | null;
  /** The pinned version is there, and the go command does not run. */
  readonly isRefused: boolean;
  /** What runs is what the pin means. */
  readonly isAsPinned: boolean;
}

export interface TrayState {
  readonly language: Language;
  /** Name of the active SDK. */
  readonly active: string | null;
  /** The toolchain that the go command runs instead of the active version, because GOTOOLCHAIN names it; else null. */
  readonly runsInstead: string | null;
  /** The go command refuses to run with the active version, whatever the folder: GOTOOLCHAIN or GOFLAGS is invalid. */
  readonly isRefused: boolean;
  /** Installed ones, newest first. */
  readonly sdks: readonly TraySdk[];
  /** Pinned ones. */
  readonly projects: readonly TrayProject[];
  readonly patches: readonly Patch[];
  /** Presets of Go's settings. */
  readonly presets: readonly string[];
  /** The one that Go's settings follow now. */
  readonly activePreset: string | null;
  /** Running installs. */
  readonly installs: readonly Job[];
}

export type TrayAction =
  | { readonly kind: 'use'; readonly sdk: string }
  | { readonly kind: 'switch-preset'; readonly preset: string }
  | { readonly kind: 'install'; readonly version: string }
  | { readonly kind: 'cancel'; readonly jobId: string }
  | { readonly kind: 'open'; readonly page?: 'projects' }
  | { readonly kind: 'quit' };

export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'radio'; readonly label: string; readonly isChecked: boolean; readonly action: TrayAction }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] };

export interface TrayModel {
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

/** More would not fit on a small screen; the others are one level below. */
const SHOWN_SDKS = 10;
const SHOWN_PROJECTS = 8;
const SHOWN_PATCHES = 3;
/** Rebuilding a menu is a message to another process on Linux, so progress moves in steps. */
const PERCENT_STEP = 5;

export function createTrayModel(state: TrayState): TrayModel {
  const words = WORDS[state.language].tray;
  const active = state.sdks.find(({ name }) => name === state.active);
  const headline = active === undefined ? words.noActive : describeActive(active, state);
  const sections: readonly (readonly TrayItem[])[] = [
    [{ kind: 'label', label: headline }],
    sdkItems(state, words.moreVersions),
    state.projects.slice(0, SHOWN_PROJECTS).map((project) => projectItem(project, state.language)),
    presetItems(state, words.presets),
    state.installs.map((job) => installItem(job, state.language)),
    patchesToOffer(state).map(({ version }) => ({
      kind: 'action',
      label: say(words, 'updateOut', { version: shortVersion(version) }),
      action: { kind: 'install', version },
    })),
    [
      { kind: 'action', label: words.open, action: { kind: 'open' } },
      { kind: 'action', label: words.quit, action: { kind: 'quit' } },
    ],
  ];
  return { tooltip: `GoSwitch · ${headline}`, items: joinSections(sections) };
}

function describeActive(active: TraySdk, { runsInstead, isRefused, language }: TrayState): string {
  const words = WORDS[language].tray;
  if (isRefused) return say(words, 'activeButRefused', { version: sdkLabel(active) });
  return runsInstead === null
    ? say(words, 'active', { version: sdkLabel(active) })
    : say(words, 'activeButRuns', { version: sdkLabel(active), runs: shortVersion(runsInstead) });
}

function sdkItems({ sdks, active }: TrayState, moreLabel: string): readonly TrayItem[] {
  const radio = (sdk: TraySdk): TrayItem => ({
    kind: 'radio',
    label: sdkLabel(sdk),
    isChecked: sdk.name === active,
    action: { kind: 'use', sdk: sdk.name },
  });
  if (sdks.length <= SHOWN_SDKS) return sdks.map(radio);
  // The active one is never hidden.
  const newest = sdks.slice(0, SHOWN_SDKS);
  const shown = sdks.filter((sdk) => newest.includes(sdk) || sdk.name === active);
  const hidden = sdks.filter((sdk) => !shown.includes(sdk));
  return hidden.length === 0
    ? shown.map(radio)
    : [...shown.map(radio), { kind: 'submenu', label: moreLabel, items: hidden.map(radio) }];
}

/** Under a heading: radio items of versions stand above. */
function presetItems({ presets, activePreset }: TrayState, heading: string): readonly TrayItem[] {
  if (presets.length === 0) return [];
  const radios = presets.map(
    (preset): TrayItem => ({
      kind: 'radio',
      label: preset,
      isChecked: preset === activePreset,
      action: { kind: 'switch-preset', preset },
    }),
  );
  return [{ kind: 'label', label: heading }, ...radios];
}

function sdkLabel({ version, arch, isNative }: TraySdk): string {
  return isNative ? shortVersion(version) : `${shortVersion(version)} (${arch})`;
}

function projectItem({ name, pin, runs, isAsPinned, isRefused }: TrayProject, language: Language): TrayItem {
  const words = WORDS[language].tray;
  const action: TrayAction = { kind: 'open', page: 'projects' };
  if (runs === null)
    return {
      kind: 'action',
      label: isRefused ? say(words, 'projectRefused', { name }) : say(words, 'projectMissing', { name, pin }),
      action,
    };
  const label = isAsPinned
    ? say(words, 'projectRuns', { name, version: shortVersion(runs) })
    : say(words, 'projectDiffers', { name, version: shortVersion(runs), pin });
  return { kind: 'action', label, action };
}

function installItem({ id, target, bytes, totalBytes }: Job, language: Language): TrayItem {
  const words = WORDS[language].tray;
  const name = shortVersion(target);
  const step = totalBytes ? Math.floor(((bytes / totalBytes) * 100) / PERCENT_STEP) * PERCENT_STEP : null;
  const percent =
    step === null ? null : new Intl.NumberFormat(language, { style: 'percent' }).format(Math.min(step, 100) / 100);
  return {
    kind: 'submenu',
    label:
      percent === null
        ? say(words, 'installStarting', { target: name })
        : say(words, 'installing', { target: name, percent }),
    items: [{ kind: 'action', label: words.cancel, action: { kind: 'cancel', jobId: id } }],
  };
}

/** What is being installed is not offered again. */
function patchesToOffer({ patches, installs }: TrayState): readonly Patch[] {
  const running = new Set(installs.map(({ target }) => shortVersion(target)));
  return patches.filter(({ version }) => !running.has(shortVersion(version))).slice(0, SHOWN_PATCHES);
}

function joinSections(sections: readonly (readonly TrayItem[])[]): readonly TrayItem[] {
  const filled = sections.filter((section) => section.length > 0);
  return filled.flatMap((section, index): readonly TrayItem[] =>
    index === 0 ? section : [{ kind: 'separator' }, ...section],
  );
}
