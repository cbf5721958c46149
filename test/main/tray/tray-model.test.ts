import { describe, expect, it } from 'vitest';
import type { Job } from '../../../electron/contract/models.ts';
import { menuTemplate } from '../../../electron/main/tray/menu-template.ts';
import {
  createTrayModel,
  type TrayItem,
  type TraySdk,
  type TrayState,
} from '../../../electron/main/tray/tray-model.ts';
import { StandInMenu } from '../../helpers/electron/stand-in-menu.ts';

const sdk = (version: string, more: Partial<TraySdk> = {}): TraySdk => ({
  name: version,
  version,
  arch: 'amd64',
  isNative: true,
  ...more,
});
const EMPTY: TrayState = {
  ...{
    language: 'en',
    active: null,
    runsInstead: null,
    isRefused: false,
    sdks: [],
    projects: [],
    patches: [],
    installs: [],
  },
  ...{ presets: [], activePreset: null },
};

/** As the drawing of the tray's menu has it. */
const DRAWN: TrayState = {
  ...EMPTY,
  active: 'go1.26.3',
  sdks: [sdk('go1.26.3'), sdk('go1.26.1'), sdk('go1.24.4')],
  projects: [
    { folder: '/src/billing', name: 'billing', pin: '1.24.4', runs: 'go1.25.3', isAsPinned: false, isRefused: false },
  ],
  patches: [{ version: 'go1.27.2', family: '1.27', installed: 'go1.27.1' }],
};

const job = (target: string, bytes: number, totalBytes: number | null): Job => ({
  ...{
    id: 'a1',
    kind: 'install',
    target,
    state: 'running',
    phase: 'downloading',
    bytes,
    totalBytes,
    rate: null,
    remainingMs: null,
  },
  ...{ startedAt: '2026-11-21T00:00:00.000Z', endedAt: null, error: null },
});

/** As it reads on the screen. */
const read = (state: TrayState) =>
  new StandInMenu(menuTemplate(createTrayModel(state).items, () => undefined)).labels();
const items = (state: TrayState, all: readonly TrayItem[] = createTrayModel(state).items): readonly TrayItem[] =>
  all.flatMap((item) => (item.kind === 'submenu' ? items(state, item.items) : [item]));

describe('the tray', () => {
  it('says what the drawing says, in English', () => {
    expect(read(DRAWN)).toEqual([
      ...[
        'Active: Go 1.26.3',
        '-',
        '(x) 1.26.3',
        '1.26.1',
        '1.24.4',
        '-',
        'billing: runs 1.25.3, pinned to 1.24.4',
        '-',
      ],
      ...['Install Go 1.27.2 (new patch)', '-', 'Open GoSwitch', 'Quit'],
    ]);
    expect(createTrayModel(DRAWN).tooltip).toBe('GoSwitch · Active: Go 1.26.3');
  });

  it('says the same in Chinese', () => {
    expect(read({ ...DRAWN, language: 'zh-CN', installs: [job('1.25', 50, 100)] })).toEqual([
      ...[
        '当前版本：Go 1.26.3',
        '-',
        '(x) 1.26.3',
        '1.26.1',
        '1.24.4',
        '-',
        'billing：实际运行 1.25.3，固定为 1.24.4',
        '-',
      ],
      ...['正在安装 1.25：50% [取消]', '-', '安装 Go 1.27.2（新补丁）', '-', '打开 GoSwitch', '退出'],
    ]);
  });

  it('is short where there is nothing to say', () => {
    expect(read(EMPTY)).toEqual(['No version is active', '-', 'Open GoSwitch', 'Quit']);
  });

  it('gives every item the action that it names', () => {
    const state = { ...DRAWN, installs: [job('1.25', 0, null)] };
    const actions = items(state).flatMap((item) => ('action' in item ? [[item.label, item.action]] : []));
    expect(Object.fromEntries(actions)).toEqual({
      '1.26.3': { kind: 'use', sdk: 'go1.26.3' },
      '1.26.1': { kind: 'use', sdk: 'go1.26.1' },
      '1.24.4': { kind: 'use', sdk: 'go1.24.4' },
      'billing: runs 1.25.3, pinned to 1.24.4': { kind: 'open', page: 'projects' },
      'Install Go 1.27.2 (new patch)': { kind: 'install', version: 'go1.27.2' },
      Cancel: { kind: 'cancel', jobId: 'a1' },
      'Open GoSwitch': { kind: 'open' },
      Quit: { kind: 'quit' },
    });
  });

  it('keeps the active version in sight however many there are', () => {
    const sdks = Array.from({ length: 30 }, (_, index) => sdk(`go1.26.${40 - index}`));
    const model = createTrayModel({ ...EMPTY, sdks, active: 'go1.26.11' });
    const radios = model.items.filter((item) => item.kind === 'radio');
    const more = model.items.find((item) => item.kind === 'submenu');
    expect(radios.map((item) => item.label)).toEqual([
      ...sdks.slice(0, 10).map(({ version }) => version.slice(2)),
      '1.26.11',
    ]);
    expect(radios.filter((item) => item.isChecked).map((item) => item.label)).toEqual(['1.26.11']);
    expect(more).toMatchObject({ label: 'More versions', items: expect.objectContaining({ length: 19 }) });
  });

  it('tells two processors of one version apart', () => {
    const sdks = [sdk('go1.26.3'), sdk('go1.26.3', { name: 'go1.26.3.darwin-amd64', isNative: false })];
    expect(read({ ...EMPTY, sdks, active: 'go1.26.3.darwin-amd64' }).slice(0, 4)).toEqual([
      'Active: Go 1.26.3 (amd64)',
      '-',
      '1.26.3',
      '(x) 1.26.3 (amd64)',
    ]);
  });

  it('says of a pinned project what runs, and when nothing can', () => {
    const project = {
      folder: '/src/a',
      name: 'R&D',
      pin: '1.26',
      runs: 'go1.26.3',
      isAsPinned: true,
      isRefused: false,
    };
    const missing = { ...project, name: 'gateway', pin: '1.27.2', runs: null };
    const refused = { ...project, name: 'shop', runs: null, isRefused: true };
    expect(read({ ...EMPTY, projects: [project, missing, refused] }).slice(2, 5)).toEqual([
      'R&&D: 1.26.3',
      'gateway: 1.27.2 is not installed',
      'shop: the go command does not run',
    ]);
  });

  it('says which Go runs when GOTOOLCHAIN names another than the active one', () => {
    const sdks = [sdk('go1.22.0')];
    expect(createTrayModel({ ...EMPTY, sdks, active: 'go1.22.0', runsInstead: 'go1.25.5' }).tooltip).toBe(
      'GoSwitch · Active: Go 1.22.0 (terminals run Go 1.25.5)',
    );
  });

  it('says that the go command does not run, as when GOFLAGS has a flag that it refuses', () => {
    const sdks = [sdk('go1.22.0')];
    expect(createTrayModel({ ...EMPTY, sdks, active: 'go1.22.0', isRefused: true }).tooltip).toBe(
      'GoSwitch · Active: Go 1.22.0 (the go command does not run in terminals)',
    );
  });

  it('shows progress in steps, so that a download does not rebuild the menu all the time', () => {
    const shown = [0, 1, 4, 5, 9, 10, 99, 100].map(
      (bytes) => read({ ...EMPTY, installs: [job('1.26', bytes, 100)] })[2],
    );
    expect(shown.map((label) => label?.replace(/^Installing 1.26: (\d+)% \[Cancel\]$/, '$1'))).toEqual([
      '0',
      '0',
      '0',
      '5',
      '5',
      '10',
      '95',
      '100',
    ]);
    expect(read({ ...EMPTY, installs: [job('latest', 10, null)] })[2]).toBe('Installing latest… [Cancel]');
  });

  it('offers the presets of Go settings under their own heading, the one in effect marked', () => {
    const state: TrayState = { ...EMPTY, presets: ['office', 'home & R&D'], activePreset: 'office' };
    expect(read(state)).toEqual([
      'No version is active',
      '-',
      'Go settings preset',
      '(x) office',
      'home && R&&D',
      '-',
      'Open GoSwitch',
      'Quit',
    ]);
    expect(read({ ...state, language: 'zh-CN', activePreset: null }).slice(2, 4)).toEqual(['Go 设置预设', 'office']);
    expect(items(state).flatMap((item) => (item.kind === 'radio' ? [item.action] : []))).toEqual([
      { kind: 'switch-preset', preset: 'office' },
      { kind: 'switch-preset', preset: 'home & R&D' },
    ]);
  });

  it('does not offer what is being installed', () => {
    expect(read({ ...DRAWN, installs: [job('1.27.2', 0, null)] })).not.toContain('Install Go 1.27.2 (new patch)');
  });
});
