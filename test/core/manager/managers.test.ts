import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandPlace, GO_MANAGERS } from '../../../electron/core/manager/managers.ts';
import { goOwner } from '../../../electron/core/manager/profiles/go-owner.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

describe.each(GO_MANAGERS.filter(({ sdks }) => sdks.length > 0))('$owner', ({ owner, sdks }) => {
  it.each(sdks)('owns the go of %s in path and doctor too, not only in ls', async (pattern) => {
    const variable = /^\$(\w+)/.exec(pattern)?.[1];
    const sandbox = await createSandbox({ env: variable === undefined ? {} : { [variable]: '/opt/elsewhere' } });
    // A place that another manager shares is told by the first of the table.
    const go = path.join(
      expandPlace(sandbox.context, pattern)!.replaceAll('go*', 'go1.26.3').replaceAll('*', '1.26.3'),
      'bin/go',
    );
    const shared: Readonly<Record<string, string>> = { '~/.go/*': 'g' };
    expect(await goOwner(sandbox.context, [go], sandbox.dir)).toBe(shared[pattern] ?? owner);
  });
});

it('no two managers have one name', () => {
  for (const key of ['id', 'owner'] as const)
    expect(new Set(GO_MANAGERS.map((one) => one[key])).size).toBe(GO_MANAGERS.length);
});
