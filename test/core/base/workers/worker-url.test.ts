import { expect, it } from 'vitest';
import { workerUrl } from '../../../../electron/core/base/workers/worker-url.ts';

it.each([
  ['file:///src/electron/core/sdks/read-tree.ts', 'file:///src/electron/core/sdks/tree-worker.ts'],
  ['file:///opt/goswitch/dist/read-tree-1a2b.js', 'file:///opt/goswitch/dist/tree-worker.js'],
  [
    'file:///opt/GoSwitch/resources/app.asar/dist/read-tree-1a2b.js',
    'file:///opt/GoSwitch/resources/app.asar.unpacked/dist/tree-worker.js',
  ],
  ['file:///C:/my%20apps/app.asar/dist/main.js', 'file:///C:/my%20apps/app.asar.unpacked/dist/tree-worker.js'],
])('the worker that %s starts is %s', (caller, worker) => {
  expect(workerUrl('tree-worker', caller).href).toBe(worker);
});
