/**
 * A page, or whoever has its bearer, names only what the engine knows; for the rest the person is asked, or it is
 * refused.
 */
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { API_METHODS } from '../../../electron/contract/api-methods.ts';
import { API_REACH } from '../../../electron/contract/api-reach.ts';
import { API_INPUTS } from '../../../electron/contract/api-schemas.ts';
import type { ReachQuestion } from '../../../electron/contract/questions.ts';
import { makeFakeSdk } from '../../helpers/fake-sdk.ts';
import { openEngine } from '../../helpers/open-engine.ts';

/** An engine, and a person who answers what they are told to. */
async function openAsked(answer: boolean) {
  const asked: ReachQuestion[] = [];
  const engine = await openEngine({
    askPerson: async (question) => {
      asked.push(question);
      return answer;
    },
  });
  return { ...engine, asked, call: callOf(engine.handlers) };
}

const callOf =
  (handlers: Awaited<ReturnType<typeof openEngine>>['handlers']) =>
  async (method: string, input: object = {}) => {
    const result = await handlers.call(method, input);
    return result.ok ? 'ok' : result.error.code;
  };

/** The engine of a host that cannot ask. */
async function openAlone() {
  const engine = await openEngine();
  return { ...engine, call: callOf(engine.handlers) };
}

describe('the table of what methods may name', () => {
  it('has every field of every schema, and no other', () => {
    const fieldsOf = (schema: { shape?: object; def?: { in?: never; innerType?: never } }): string[] =>
      Object.keys(schema.shape ?? schema.def?.in ?? {}).sort();
    for (const method of API_METHODS)
      expect(Object.keys(API_REACH[method]).sort(), method).toEqual(fieldsOf(API_INPUTS[method] as never));
  });
});

describe('profiles.previewFix and applyFix', () => {
  it.each(['profiles.previewFix', 'profiles.applyFix'])(
    '%s reads and edits no line that this engine did not report',
    async (method) => {
      const { call, sandbox } = await openAsked(true);
      const key = path.join(sandbox.userHome, '.ssh', 'id_ed25519');
      await mkdir(path.dirname(key));
      await writeFile(key, '-----BEGIN KEY-----\nsecret\n-----END KEY-----\n');
      for (const file of [
        key,
        '/etc/profile',
        '/etc/passwd',
        path.join(sandbox.userHome, '.bashrc'),
        `${sandbox.userHome}/../secret`,
      ]) {
        expect(await call(method, { shell: 'bash', file, line: 1, text: '-----BEGIN KEY-----' })).toBe(
          'fix-impossible',
        );
      }
      expect(await readFile(key, 'utf8')).toContain('secret');
    },
  );

  it('refuse a file outside the home whoever asks', async () => {
    const { core, sandbox } = await openAlone();
    const file = path.join(sandbox.dir, 'profile');
    await writeFile(file, 'export GOROOT=/x\n');
    const fix = { shell: 'bash' as const, file, line: 1, text: 'export GOROOT=/x' };
    const profiles = await core.profiles();
    await expect(profiles.previewFix(fix)).rejects.toMatchObject({ code: 'fix-impossible' });
    await expect(profiles.applyFix(fix)).rejects.toMatchObject({ code: 'fix-impossible' });
    expect(await readFile(file, 'utf8')).toBe('export GOROOT=/x\n');
  });
});

describe('sdks.install', () => {
  it.each([
    { spec: '1.26', from: 'https://mirror.example/dl/' },
    { from: 'https://mirror.example/go1.26.3.linux-amd64.tar.gz' },
    { from: '/tmp/go1.26.3.linux-amd64.tar.gz', sha256: 'a'.repeat(64) },
    { spec: '1.26', from: '~/evil.tar.gz' },
    { spec: '1.26', sha256: 'a'.repeat(64) },
  ])('takes no address, file or checksum from a window: %j', async (input) => {
    expect(await (await openAsked(true)).call('sdks.install', input)).toBe('invalid-input');
  });

  it('takes the names of sources in the settings', async () => {
    const { call, core } = await openAlone();
    const { sources } = (await (await core.settings()).read()).settings;
    expect(await call('sdks.install', { spec: '1.26', from: sources[0]!.name })).toBe('ok');
    expect(await call('sdks.install', { spec: '1.26', from: 'unknown' })).toBe('source-unknown');
  });
});

describe('folders whose go would be run', () => {
  it.each([
    ['selfTest.run', (folder: string) => ({ sdk: folder })],
    ['goEnv.list', (folder: string) => ({ sdk: folder })],
    ['goEnv.set', (folder: string) => ({ changes: {}, sdk: folder })],
    ['goEnv.explainModule', (folder: string) => ({ module: 'example.com/m', sdk: folder })],
    ['sdks.import', (folder: string) => ({ folder, mode: 'link' })],
  ] as const)('%s asks for one that the list of SDKs does not have, and runs nothing of it', async (method, input) => {
    const { call, asked, sandbox } = await openAsked(false);
    const folder = path.join(sandbox.dir, 'planted');
    const ran = path.join(sandbox.dir, 'ran');
    await makeFakeSdk(folder, { version: 'go1.26.3' });
    await writeFile(path.join(folder, 'bin', 'go'), `#!/bin/sh\ntouch '${ran}'\n`);
    await chmod(path.join(folder, 'bin', 'go'), 0o755);
    expect(await call(method, input(folder))).toBe('cancelled');
    expect(asked).toEqual([{ kind: 'sdk', names: [folder] }]);
    await expect(readFile(ran)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await (await openAlone()).call(method, input(folder))).toBe('permission-denied');
  });
});

describe('settings.update', () => {
  const source = { name: 'mine', kind: 'index', url: 'https://mirror.example/dl/', trusted: false };
  it.each([
    [{ sources: [source] }, { kind: 'address', names: [source.url] }],
    [{ sources: [{ ...source, trusted: true }] }, { kind: 'trust', names: [source.url] }],
    // Loopback is trusted whatever the source says.
    [{ sources: [{ ...source, url: 'http://127.0.0.1:9/dl/' }] }, { kind: 'trust', names: ['http://127.0.0.1:9/dl/'] }],
    [{ caFile: '/tmp/evil.pem' }, { kind: 'authorities', names: ['/tmp/evil.pem'] }],
    [{ proxyUrl: 'http://proxy.example:3128' }, { kind: 'proxy', names: ['http://proxy.example:3128'] }],
    [{ goproxy: 'https://modules.example' }, { kind: 'address', names: ['https://modules.example'] }],
    [{ scanFolders: ['/etc'] }, { kind: 'folder', names: ['/etc'] }],
  ])('asks before %j', async (changes, question) => {
    const no = await openAsked(false);
    const before = (await (await no.core.settings()).read()).settings;
    expect(await no.call('settings.update', { changes })).toBe('cancelled');
    expect(no.asked).toEqual([question]);
    expect((await (await no.core.settings()).read()).settings).toEqual(before);
    expect(await (await openAsked(true)).call('settings.update', { changes })).toBe('ok');
    expect(await (await openAlone()).call('settings.update', { changes })).toBe('permission-denied');
  });

  it('asks for nothing that is known, is taken away, or reaches nowhere', async () => {
    const { call, core, sandbox } = await openAlone();
    const { sources } = (await (await core.settings()).read()).settings;
    const mirror = { name: 'ustc', kind: 'files', url: 'https://mirrors.ustc.edu.cn/golang/', trusted: false };
    for (const changes of [
      { theme: 'dark', retries: 3, proxyMode: 'direct' },
      { sources: [...sources].reverse() },
      { sources: [mirror, ...sources] },
      { sources: null, caFile: null, proxyUrl: '' },
      { scanFolders: [sandbox.userHome] },
    ]) {
      expect(await call('settings.update', { changes }), JSON.stringify(changes)).toBe('ok');
    }
    expect(await call('settings.update', { changes: { sources: [{ ...mirror, trusted: true }] } })).toBe(
      'permission-denied',
    );
  });
});

describe('projects', () => {
  it('are added below the home; elsewhere, and through a link that leads elsewhere, the person is asked', async () => {
    const { call, asked, sandbox } = await openAsked(false);
    const [inside, outside, link] = [
      path.join(sandbox.userHome, 'src'),
      path.join(sandbox.dir, 'outside'),
      path.join(sandbox.userHome, 'link'),
    ];
    await mkdir(inside);
    await mkdir(outside);
    await symlink(outside, link);
    for (const method of ['projects.inspect', 'projects.add']) {
      expect(await call(method, { folder: inside })).toBe('ok');
      expect([await call(method, { folder: outside }), await call(method, { folder: link })]).toEqual([
        'cancelled',
        'cancelled',
      ]);
    }
    expect(new Set(asked.flatMap(({ names }) => names))).toEqual(new Set([outside, link]));
  });

  it('are pinned, unpinned and grouped only when they are listed', async () => {
    const { call, sandbox } = await openAlone();
    const folder = path.join(sandbox.userHome, '.ssh');
    await mkdir(folder);
    for (const [method, input] of [
      ['projects.pin', { folder, spec: '1.26' }],
      ['projects.unpin', { folder }],
      ['projects.setGroup', { name: 'all', folders: [folder] }],
    ] as const) {
      expect(await call(method, input)).toBe('invalid-input');
    }
    await expect(readFile(path.join(folder, '.go-version'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('programs', () => {
  it.each([
    ['programs.inspect', (file: string) => ({ file })],
    ['programs.rebuild', (file: string) => ({ files: [file] })],
  ] as const)('%s asks for a file that no scan found', async (method, input) => {
    const { call, asked, sandbox } = await openAsked(false);
    const file = path.join(sandbox.userHome, '.ssh', 'id_ed25519');
    expect(await call(method, input(file))).toBe('cancelled');
    expect(asked).toEqual([{ kind: 'program', names: [file] }]);
  });

  it('are looked for nowhere outside the home without asking', async () => {
    expect(await (await openAlone()).call('programs.scan', { folders: ['/etc'] })).toBe('permission-denied');
  });
});

describe('Go settings', () => {
  it('that run a program are asked for, kept ones are not asked for again', async () => {
    const no = await openAsked(false);
    expect(await no.call('goEnv.set', { changes: { CC: '/tmp/evil' } })).toBe('cancelled');
    expect(await no.call('goEnv.savePreset', { name: 'x', values: { GOFLAGS: '-toolexec=/tmp/evil' } })).toBe(
      'cancelled',
    );
    expect(no.asked.map(({ names }) => names)).toEqual([['CC=/tmp/evil'], ['GOFLAGS=-toolexec=/tmp/evil']]);
    const yes = await openAsked(true);
    const preset = { name: 'x', values: { CC: '/usr/bin/clang' } };
    expect([await yes.call('goEnv.savePreset', preset), await yes.call('goEnv.savePreset', preset)]).toEqual([
      'ok',
      'ok',
    ]);
    expect(yes.asked).toEqual([{ kind: 'go-values', names: ['CC=/usr/bin/clang'] }]);
  });
});

describe('questions', () => {
  it('are told to windows from the asking to the answer, and where they are asked', async () => {
    const answers: ((answer: boolean) => void)[] = [];
    const { handlers } = await openEngine({ askPerson: () => new Promise((resolve) => answers.push(resolve)) });
    const told: unknown[] = [];
    const isOpen = new Promise<void>((resolve) => {
      handlers.events.subscribe((event) => {
        if (event.name !== 'questionsChanged') return;
        told.push(event.payload.questions);
        resolve();
      });
    });
    const call = callOf(handlers)('settings.update', { changes: { caFile: '/tmp/company.pem' } });
    await isOpen;
    const question = { id: 1, where: 'terminal', kind: 'authorities', names: ['/tmp/company.pem'] };
    expect(await handlers.call('app.snapshot')).toMatchObject({ ok: true, value: { questions: [question] } });
    answers[0]?.(false);
    expect(await call).toBe('cancelled');
    expect(told).toEqual([[question], []]);
  });

  it('do not pile up: a page that asks on is refused', async () => {
    const answers: ((answer: boolean) => void)[] = [];
    const { handlers } = await openEngine({ askPerson: () => new Promise((resolve) => answers.push(resolve)) });
    const call = callOf(handlers);
    let refusals = 0;
    const open = Array.from({ length: 6 }, (_, number) =>
      call('settings.update', { changes: { caFile: `/tmp/${number}.pem` } }),
    );
    await new Promise<void>((resolve) => {
      for (const one of open) void one.then((code) => code === 'too-many-requests' && ++refusals === 3 && resolve());
    });
    for (const answer of answers) answer(false);
    expect((await Promise.all(open)).sort()).toEqual([
      ...Array(3).fill('cancelled'),
      ...Array(3).fill('too-many-requests'),
    ]);
  });
});
