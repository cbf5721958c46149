import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { goswitchIn } from '../../../helpers/goswitch-command.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const SOURCES = [
  { name: 'mine', kind: 'index', url: 'https://me:hunter2-a@mirror.example/go/', trusted: false },
  { name: 'signed', kind: 'files', url: 'https://mirror.example/go/?key=hunter2-b', trusted: false },
];

it('settings are shown without their passwords, and can be saved as they were shown', async () => {
  const sandbox = await createSandbox();
  const command = goswitchIn(sandbox);
  const file = sandbox.context.layout.settings;
  const set = await command.run(['settings', 'set', 'sources', JSON.stringify(SOURCES)]);
  const shown = [
    await command.run(['settings']),
    await command.run(['settings', 'get', 'sources', '--json']),
    await command.run(['journal', '--json']),
  ];
  expect([set, ...shown].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(JSON.stringify([set, shown])).not.toContain('hunter2');

  const { value } = JSON.parse(shown[1]!.stdout) as { value: typeof SOURCES };
  const turned = await command.run(['settings', 'set', 'sources', JSON.stringify([...value].reverse())]);
  expect([turned.code, JSON.parse(await readFile(file, 'utf8')).sources]).toEqual([0, [...SOURCES].reverse()]);

  const elsewhere = value.map((source) => ({ ...source, url: source.url.replace('mirror.example', 'thief.example') }));
  const stolen = await command.run(['settings', 'set', 'sources', JSON.stringify(elsewhere)]);
  expect([stolen.code, stolen.stderr]).toEqual([2, expect.stringContaining('does not match any saved password')]);
  expect(JSON.parse(await readFile(file, 'utf8')).sources).toEqual([...SOURCES].reverse());
});

it('the API of the window shows none either, and keeps what it was shown', async () => {
  const { createCore } = await import('../../../../electron/core/create-core.ts');
  const { createSettingsHandlers } = await import('../../../../electron/core/handlers/settings-handlers.ts');
  const { context, env, home, userHome } = await createSandbox();
  const core = createCore({ home, env, os: 'linux', userHome, native: context.native, version: '0.0.0-test' });
  await (await core.settings()).update({
    sources: SOURCES as never,
    goproxy: 'https://me:hunter2-c@proxy.example,direct',
  });
  const handlers = createSettingsHandlers(core);
  const call = {} as never;
  const view = await handlers['settings.get']({}, call);
  expect(JSON.stringify(view)).not.toContain('hunter2');
  const after = await handlers['settings.update']({ changes: { ...view.settings, retries: 7 } }, call);
  expect(JSON.stringify(after)).not.toContain('hunter2');
  const { settings } = await (await core.settings()).read();
  expect(settings).toMatchObject({
    sources: SOURCES,
    goproxy: 'https://me:hunter2-c@proxy.example,direct',
    retries: 7,
  });
});
