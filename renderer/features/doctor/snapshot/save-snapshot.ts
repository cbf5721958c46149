import { runAction } from '../../../components/run-action.ts';
import { toast } from '../../../components/toasts.ts';
import { call } from '../../../engine/engine.ts';
import { t } from '../../../i18n/i18n.ts';

/** Takes a snapshot and hands it to the browser, or to Electron, as a download: the person says where it goes. */
export async function saveSnapshot(): Promise<void> {
  await runAction(async () => {
    const snapshot = await call('snapshot.take');
    const file = snapshotFileName(snapshot.at);
    download(file, `${JSON.stringify(snapshot, null, 2)}\n`);
    toast({ text: () => t('snapshot:saved', { file }) });
  });
}

/** `goswitch-snapshot-20261121-151500.json`: sorts by time, and holds nothing of the machine. */
export function snapshotFileName(at: string): string {
  const [date = '', time = ''] = at.split('T');
  return `goswitch-snapshot-${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}.json`;
}

function download(file: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
