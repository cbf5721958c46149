import { describe, expect, it } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { startDesktop } from '../start-desktop.ts';

type Desktop = Awaited<ReturnType<typeof startDesktop>>;
const notices = ({ electron }: Desktop) => electron.notifications.map(({ options }) => options);
const notice = async (desktop: Desktop) => {
  await eventually(() => expect(desktop.electron.notifications).toHaveLength(1));
  return notices(desktop)[0];
};

const quiet = () => new Promise((resolve) => setTimeout(resolve, 50));

async function install(desktop: Desktop, spec: string, use = false): Promise<void> {
  const client = desktop.page();
  const { jobId } = await client.call('sdks.install', { spec, use });
  await client.call('jobs.result', { id: jobId }).catch(() => undefined);
}

describe('a person who looks elsewhere is told', () => {
  it('that an install is done, by the version it came to', async () => {
    const desktop = await startDesktop();
    await install(desktop, '1.25');
    expect(await notice(desktop)).toEqual({
      title: 'Go 1.25.4 is installed',
      body: 'Open GoSwitch to activate it.',
      icon: desktop.files.windowIcon,
    });
  });

  it('that an install is done and took effect', async () => {
    const desktop = await startDesktop({ languages: ['zh-CN'] });
    await install(desktop, '1.26', true);
    expect(await notice(desktop)).toMatchObject({ title: '当前版本已切换为 Go 1.26.3' });
  });

  it('that an install failed; a click opens the window', async () => {
    const desktop = await startDesktop();
    desktop.engine.server.faultAlways('/dl/go1.26.3.linux-amd64.tar.gz', 'status:404');
    await install(desktop, '1.26.3');
    expect(await notice(desktop)).toMatchObject({ title: 'Could not install Go 1.26.3' });
    desktop.window().close();
    desktop.electron.notifications[0]!.emit('click');
    await eventually(() => expect(desktop.window().isShown).toBe(true));
  });
});

describe('a person is not told', () => {
  it('what a focused window shows', async () => {
    const desktop = await startDesktop();
    desktop.electron.focus(desktop.window());
    await install(desktop, '1.25');
    await quiet();
    expect(notices(desktop)).toEqual([]);
  });

  it('what they stopped themselves, or what was there already', async () => {
    const desktop = await startDesktop();
    desktop.electron.focus(desktop.window());
    await install(desktop, '1.25');
    await quiet();
    desktop.electron.focus(null);
    await install(desktop, '1.25');
    desktop.engine.server.faultAlways('/dl/go1.26.3.linux-amd64.tar.gz', 'stall');
    const { jobId } = await desktop.page().call('sdks.install', { spec: '1.26.3' });
    await desktop.page().call('jobs.cancel', { id: jobId });
    await desktop
      .page()
      .call('jobs.result', { id: jobId })
      .catch(() => undefined);
    await quiet();
    expect(notices(desktop)).toEqual([]);
  });

  it('anything on a desktop without notifications', async () => {
    const desktop = await startDesktop({ hasNotifications: false });
    await install(desktop, '1.25');
    expect(notices(desktop)).toEqual([]);
  });
});
