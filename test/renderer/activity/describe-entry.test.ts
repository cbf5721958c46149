import { beforeAll, describe, expect, it } from 'vitest';
import type { AppInfo } from '../../../electron/contract/api.ts';
import type { JournalEntry } from '../../../electron/contract/models.ts';
import { useApp } from '../../../renderer/engine/stores.ts';
import { describeEntry, diffOf, settingChanges } from '../../../renderer/features/activity/describe-entry.ts';
import { changeLanguage, setUpI18n } from '../../../renderer/i18n/i18n.ts';

const entry = (action: string, target: string, data: Record<string, unknown> = {}): JournalEntry => ({
  id: '1',
  at: '2026-11-21T00:00:00Z',
  action,
  target,
  summary: 'The words of the engine',
  data,
  undo: null,
});
const COMMENTED =
  '--- a\n+++ a\n@@ -41 +41,2 @@\n-export GOROOT=/usr/local/go\n+# GoSwitch commented this out\n+# export GOROOT=/usr/local/go\n';

beforeAll(async () => {
  await setUpI18n();
  useApp.receive({ ok: true, value: { userHome: '/home/lin' } as AppInfo });
});

describe('each change is told in words', () => {
  it.each([
    [entry('sdk.use', 'go1.26.3', { previous: null }), 'Switched to go1.26.3', '切换到了 go1.26.3'],
    [
      entry('sdk.use', 'go1.26.3', { previous: 'go1.25.1' }),
      'Switched to go1.26.3 from go1.25.1',
      '从 go1.25.1 切换到了 go1.26.3',
    ],
    [entry('sdk.use', '', { previous: 'go1.25.1' }), 'Deactivated the active version', '停用了当前版本'],
    [
      entry('sdk.import', 'go1.22.2', { from: '/home/lin/sdk/go' }),
      'Added ~/sdk/go as go1.22.2',
      '将 ~/sdk/go 添加为 go1.22.2',
    ],
    [
      entry('settings.update', 'retries, newer', {
        changed: { retries: { from: null, to: 9 }, newer: { from: 1, to: 2 } },
      }),
      'Changed settings: Retries, newer',
      '更改了设置：重试次数、newer',
    ],
    [
      entry('profile.edit', '/home/lin/.zshrc', { diff: '--- a\n+++ a\n@@ -0,0 +1 @@\n+# >>> goswitch\n' }),
      'Added GoSwitch to PATH in ~/.zshrc',
      '在 ~/.zshrc 中将 GoSwitch 加入了 PATH',
    ],
    [
      entry('profile.edit', '/home/lin/.zshrc', { kind: 'proxy', diff: '' }),
      'Set proxy variables in ~/.zshrc',
      '在 ~/.zshrc 中设置了代理变量',
    ],
    [
      entry('profile.edit', '/home/lin/.zshrc', { kind: 'line', diff: '@@ -1 +1 @@\n-a\n+: # a\n' }),
      'Commented out a line in ~/.zshrc',
      '在 ~/.zshrc 中注释掉了一行',
    ],
    [
      entry('profile.edit', '/home/lin/.zshrc', { diff: COMMENTED }),
      'Commented out a line in ~/.zshrc',
      '在 ~/.zshrc 中注释掉了一行',
    ],
    [
      entry('projects.pin', '/home/lin/src/a/.go-version', { spec: '1.26' }),
      'Pinned ~/src/a to 1.26',
      '将 ~/src/a 固定到了 1.26',
    ],
    [
      entry('go-env.edit', '/home/lin/.config/go/env', { set: { GOFLAGS: '-v' }, unset: ['GOROOT'] }),
      'Changed GOFLAGS, GOROOT in ~/.config/go/env',
      '在 ~/.config/go/env 中更改了 GOFLAGS、GOROOT',
    ],
    [entry('go-env.edit', '/home/lin/.config/go/env'), 'Restored ~/.config/go/env', '恢复了 ~/.config/go/env'],
    [entry('folder.make', '/home/lin/go', { made: true }), 'Created the folder ~/go', '新建了文件夹 ~/go'],
    [entry('folder.make', '/home/lin/go', { made: false }), 'Removed the empty folder ~/go', '删除了空文件夹 ~/go'],
    [
      entry('modes.change', '/home/lin/sdk/bin/go'),
      'Changed the permissions of ~/sdk/bin/go',
      '更改了 ~/sdk/bin/go 的权限',
    ],
    [entry('future.thing', 'x'), 'The words of the engine', 'The words of the engine'],
  ])('%j', async (change, english, chinese) => {
    await changeLanguage('en');
    expect(describeEntry(change)).toBe(english);
    await changeLanguage('zh-CN');
    expect(describeEntry(change)).toBe(chinese);
  });
});

it('what an entry holds is read with care: the journal is a file that anyone may edit', () => {
  expect([diffOf(entry('profile.edit', 'x', { diff: 7 })), diffOf(entry('profile.edit', 'x', { diff: '' }))]).toEqual([
    null,
    null,
  ]);
  expect(settingChanges(entry('settings.update', 'x', { changed: 'odd' }))).toEqual([]);
  expect(settingChanges(entry('settings.update', 'x', { changed: { retries: { from: null, to: 9 } } }))).toEqual([
    { key: 'retries', from: null, to: '9' },
  ]);
});
