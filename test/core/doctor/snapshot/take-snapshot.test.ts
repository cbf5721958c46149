import { describe, expect, it } from 'vitest';
import type { MachineSnapshot } from '../../../../electron/contract/snapshot.ts';
import type { Check } from '../../../../electron/core/doctor/checks/check.ts';
import { parseSnapshotText } from '../../../../electron/core/doctor/snapshot/parse-snapshot.ts';
import { openCheck } from '../../../helpers/check-machine.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const NONE: Check = { id: 'none', looksAt: 'Nothing', run: async () => [] };
const real = findRealGo();
const SECRET = 'hunter2Xy9';

async function take(options: Parameters<typeof openCheck>[2]) {
  const sandbox = await createSandbox();
  const { handlers } = await openCheck(sandbox, NONE, options);
  const result = await handlers.call('snapshot.take');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { sandbox, handlers, snapshot: result.value as MachineSnapshot };
}

describe.skipIf(real === null)('with a real go (needs one on this machine)', () => {
  it('has what steers it and where that comes from, and can be read again', async () => {
    const { snapshot, handlers, sandbox } = await take({
      realGo: real!.root,
      env: { USER: 'adalovelace' },
      loginEnv: {
        GOFLAGS: '-mod=mod',
        GOTOOLCHAIN: 'go1.26.1+auto',
        GITHUB_TOKEN: SECRET,
        GONOSUMDB: 'corp.example/adalovelace',
      },
      files: {
        '.config/go/env': `GOPROXY=https://lin:${SECRET}@proxy.corp.example\n`,
        '.netrc': `machine x login ada password ${SECRET}\n`,
      },
    });
    expect(snapshot).toMatchObject({
      schema: 1,
      goswitch: '0.0.0-test',
      shell: '/bin/sh',
      go: { version: real!.version, isOwn: true },
    });
    expect(snapshot.goEnv).toMatchObject({
      GOVERSION: real!.version,
      GOFLAGS: '-mod=mod',
      GOTOOLCHAIN: 'go1.26.1+auto',
      GOWORK: '',
    });
    expect(snapshot.goEnv?.['GOPROXY']).toBe('https://***@proxy.corp.example');
    expect(snapshot.goEnv).not.toHaveProperty('GOGCCFLAGS');
    expect(snapshot.variables).toEqual(
      expect.arrayContaining([
        { name: 'GOFLAGS', value: '-mod=mod', origin: 'login-shell', file: null },
        { name: 'GOPROXY', value: 'https://***@proxy.corp.example', origin: 'go-env-file', file: '~/.config/go/env' },
        { name: 'GONOSUMDB', value: 'corp.example/user', origin: 'login-shell', file: null },
      ]),
    );
    expect(snapshot.path[0]).toBe('~/.goswitch/shims');
    expect(snapshot.scan).not.toBeNull();
    const text = JSON.stringify(snapshot);
    for (const planted of [SECRET, 'adalovelace', sandbox.userHome]) expect(text).not.toContain(planted);
    expect(parseSnapshotText(text)).toEqual(snapshot);
    expect(await handlers.call('snapshot.compare', { snapshot: JSON.parse(text) })).toMatchObject({
      ok: true,
      value: { differences: [] },
    });
  });

  it('tells of a go that does not run at all', async () => {
    const { snapshot } = await take({ realGo: real!.root, files: { '.config/go/env': 'GOROOT=/bad\n' } });
    expect([snapshot.go?.version, snapshot.goEnv]).toEqual([real!.version, null]);
    expect(snapshot.findings[0]).toMatchObject({ severity: 'error' });
  });
});

it('is taken where there is no go, and no shell that answers', async () => {
  const { snapshot, handlers } = await take({ env: { SHELL: '/no/such/shell' } });
  expect(snapshot).toMatchObject({ go: null, goEnv: null, shell: null });
  expect(await handlers.call('snapshot.compare', { snapshot: { schema: 1 } })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  });
});
