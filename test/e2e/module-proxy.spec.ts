import path from 'node:path';
import { startMadeModuleProxy } from '../helpers/made-module-proxy.ts';
import { makeSumdb } from '../helpers/made-sumdb.ts';
import { expect, giveFile, rowOf, test } from './window.ts';

test('an SDK from a module proxy shows what proved it and what it leaves out, and verifying asks again', async ({
  machine,
  window,
}) => {
  const sumdb = makeSumdb('sum.test.example');
  sumdb.fill(1200);
  await using proxy = await startMadeModuleProxy(sumdb);
  proxy.addToolchain('go1.25.5');
  await giveFile(path.join(machine.userHome, '.config/go/env'), `GOSUMDB=${sumdb.vkey}\n`);
  await machine.goswitch('settings', 'set', 'goproxy', proxy.url);
  await machine.goswitch('install', '1.25.5', '--from', 'proxy');
  await rowOf(window, '1.25.5').click();
  const details = window.getByRole('complementary');
  await expect(details.getByText('Verified by Go’s checksum database.')).toBeVisible();
  await expect(details.getByText(/Recorded in sum\.test\.example \(tree of 1,201 entries\), /)).toBeVisible();
  await expect(details.getByText(/leave out api, doc, misc and test/)).toBeVisible();
  await details.getByRole('button', { name: 'Verify' }).click();
  await expect(details.getByRole('status').filter({ hasText: 'Unchanged.' })).toContainText(
    'Verified again: sum.test.example',
  );
});
