import { describe, expect, it } from 'vitest';
import type { ProfileState, ShellCheck } from '../../../electron/contract/profiles.ts';
import { effectOf } from '../../../renderer/features/versions/effect.ts';
import { primaryAction } from '../../../renderer/features/versions/primary-action.ts';
import { releaseNotesUrl } from '../../../renderer/features/versions/release-notes.ts';
import { shellReach } from '../../../renderer/features/versions/shell-reach.ts';
import { isWithin, readSpecWords } from '../../../renderer/features/versions/spec-words.ts';
import { verifyJobOf } from '../../../renderer/features/versions/version-jobs.ts';
import { buildVersionRows } from '../../../renderer/features/versions/version-row.ts';
import { exactSpec } from '../../../renderer/features/versions/version-spec.ts';
import { toolchain } from '../projects/project-info.ts';
import { external, facts, job, release, sdk } from './version-facts-builder.ts';

describe('exactSpec', () => {
  it.each([
    ['go1.26.3', '1.26', undefined, 'go1.26.3'],
    ['go1.21.0', '1.21', undefined, 'go1.21.0'],
    ['go1.20', '1.20', 'go1.20', '1.20.0'],
    ['go1', '1', undefined, '1.0.0'],
    ['go1.20', '1.20', 'go1.20.darwin-amd64', 'go1.20.darwin-amd64'],
    ['go1.9.2rc2', null, undefined, 'go1.9.2rc2'],
  ])('means exactly %s', (version, family, name, expected) => {
    expect(exactSpec({ version, family, name })).toBe(expected);
  });
});

describe('releaseNotesUrl', () => {
  it.each([
    ['go1.26.3', '1.26', false, 'https://go.dev/doc/devel/release#go1.26.3'],
    ['go1.26.0', '1.26', false, 'https://go.dev/doc/go1.26'],
    ['go1.20', '1.20', false, 'https://go.dev/doc/go1.20'],
    ['go1.27rc1', '1.27', true, 'https://go.dev/doc/go1.27'],
    ['go1', '1', false, 'https://go.dev/doc/go1'],
    ['go1.9.2rc2', null, true, 'https://go.dev/doc/devel/release'],
  ])('%s', (version, family, isPrerelease, expected) => {
    expect(releaseNotesUrl({ version, family, isPrerelease })).toBe(expected);
  });
});

describe('shellReach', () => {
  const state = (targets: ProfileState['targets'], file: string, kind: ProfileState['state']): ProfileState => ({
    targets,
    file,
    state: kind,
    line: null,
    problem: null,
  });

  it('takes the worst of the files of a shell, and leaves out a shell without any', () => {
    const targets = (['bash', 'zsh', 'fish', 'powershell'] as const).map((target) => ({
      target,
      executable: `/bin/${target}`,
      isLoginShell: false,
    }));
    const states = [
      state(['bash', 'sh'], '~/.profile', 'in-place'),
      state(['bash'], '~/.bashrc', 'missing'),
      state(['zsh'], '~/.zshrc', 'outdated'),
      state(['fish'], '~/fish', 'edited'),
    ];
    expect(shellReach({ targets, states }, null)).toEqual([
      { target: 'bash', isReached: false, why: 'missing', file: '~/.bashrc' },
      { target: 'zsh', isReached: true, why: 'outdated', file: null },
      { target: 'fish', isReached: false, why: 'edited', file: '~/fish' },
    ]);
  });

  it('believes the shells themselves over their files, and the files where a shell does not answer', () => {
    const targets = (['bash', 'zsh', 'fish', 'sh', 'environment.d'] as const).map((target) => ({
      target,
      executable: null,
      isLoginShell: false,
    }));
    const states = [
      state(['bash', 'sh'], '~/.profile', 'in-place'),
      state(['zsh'], '~/.zshrc', 'missing'),
      state(['fish'], '~/fish', 'in-place'),
      state(['environment.d'], '~/env', 'in-place'),
    ];
    const proof = (
      shell: ShellCheck['shell'],
      mode: ShellCheck['mode'],
      outcome: ShellCheck['outcome'],
      file?: string,
    ): ShellCheck => ({
      ...{
        shell,
        mode,
        outcome,
        executable: '/bin/x',
        inherits: false,
        atPrompt: true,
        hook: null,
        go: null,
        summary: '',
      },
      shadowedBy: file === undefined ? null : { file, line: 3, text: 'export PATH', traced: true },
    });
    const proofs = [
      ...[proof('bash', 'login', 'works'), proof('bash', 'interactive', 'shadowed', '~/.bashrc')],
      ...[proof('zsh', 'login', 'works'), proof('zsh', 'interactive', 'works')],
      ...[proof('fish', 'login', 'no-answer'), proof('sh', 'login', 'not-found')],
    ];
    expect(shellReach({ targets, states }, proofs)).toEqual([
      { target: 'bash', isReached: false, why: 'shadowed', file: '~/.bashrc' },
      { target: 'zsh', isReached: true, why: 'works', file: null },
      { target: 'fish', isReached: true, why: 'in-place', file: null },
      { target: 'sh', isReached: false, why: 'not-found', file: null },
      { target: 'environment.d', isReached: true, why: 'in-place', file: null },
    ]);
  });
});

describe('effectOf', () => {
  const active = sdk('go1.26.3', { active: true });
  const rows = buildVersionRows(facts({ sdks: [active] }));
  const result = (reason: 'env' | 'pin' | 'active' | 'path') => ({
    version: 'go1.25.1',
    root: '/r',
    reason,
    from: 'X',
  });
  const reached = { target: 'bash', isReached: true, why: 'in-place', file: null } as const;
  const missed = { target: 'zsh', isReached: false, why: 'missing', file: '~/.zshrc' } as const;

  it('is everywhere when one shell at least has it, and as long as that is not known', () => {
    const current = { active: 'go1.26.3', current: result('active'), problem: null, toolchain: null };
    expect([null, [reached, missed], [missed]].map((reach) => effectOf(rows, current, reach).kind)).toEqual([
      'everywhere',
      'everywhere',
      'not-reached',
    ]);
  });

  it('tells what overrules it, and what is broken', () => {
    const problem = { code: 'pin-invalid', message: 'x' } as const;
    expect([
      effectOf(rows, { active: 'go1.26.3', current: result('env'), problem: null, toolchain: null }, null),
      effectOf(rows, { active: 'go1.26.3', current: null, problem, toolchain: null }, null),
    ]).toEqual([
      { kind: 'overruled', sdk: active, by: result('env') },
      { kind: 'broken', sdk: active, problem },
    ]);
  });

  it('tells when the go command runs another toolchain than the active version', () => {
    const state = (facts: Parameters<typeof toolchain>[0]) => ({
      active: 'go1.26.3',
      current: result('active'),
      problem: null,
      toolchain: toolchain(facts),
    });
    const other = toolchain({ runs: 'go1.25.5', source: 'path', rule: 'named' });
    const refused = toolchain({ runs: null, source: null, problem: 'cannot find "go1.25.5" in PATH' });
    expect([
      effectOf(rows, state({}), null).kind,
      effectOf(rows, state(other), [missed]),
      effectOf(rows, state(refused), null),
    ]).toEqual([
      'everywhere',
      { kind: 'handed-over', sdk: active, toolchain: other },
      { kind: 'handed-over', sdk: active, toolchain: refused },
    ]);
  });

  it('offers the newest stable installed one when nothing is active, else the newest stable release', () => {
    const releases = [release('go1.28rc1', { support: 'prerelease' }), release('go1.27.2')];
    const offer = (sdks: ReturnType<typeof sdk>[]) => {
      const effect = effectOf(
        buildVersionRows(facts({ releases, sdks })),
        { active: null, current: result('path'), problem: null, toolchain: null },
        null,
      );
      return effect.kind === 'none' ? [effect.offer?.id, effect.otherGo?.version] : null;
    };
    expect(offer([])).toEqual(['go1.27.2', 'go1.25.1']);
    expect(
      offer([sdk('go1.26rc1', { support: 'prerelease' }), sdk('go1.25.1'), external('go1.26.9', '/usr/local/go')]),
    ).toEqual(['go1.25.1', 'go1.25.1']);
  });
});

describe('primaryAction', () => {
  it('is one for each state, and none where something is under way or active', () => {
    const rows = buildVersionRows(
      facts({
        releases: [
          release('go1.28.1'),
          release('go1.28.0', { archive: null }),
          release('go1.27.9'),
          release('go1.27.8'),
        ],
        sdks: [sdk('go1.26.3', { active: true }), sdk('go1.26.2'), external('go1.22.2', '/usr/lib/go-1.22')],
        jobs: [job('install', 'go1.27.9'), job('install', 'go1.27.8', { state: 'failed' })],
      }),
    );
    expect(rows.map((row) => [row.version, primaryAction(row)])).toEqual([
      ['go1.28.1', 'install'],
      ['go1.28.0', null],
      ['go1.27.9', null],
      ['go1.27.8', 'install'],
      ['go1.26.3', null],
      ['go1.26.2', 'use'],
      ['go1.22.2', 'adopt'],
    ]);
  });
});

describe('verifyJobOf', () => {
  it('is the latest one of this SDK', () => {
    const old = job('verify', 'go1.26.3', { id: 'old', state: 'succeeded' });
    const latest = job('verify', 'go1.26.3', { id: 'new', state: 'succeeded', startedAt: '2026-11-21T00:05:00.000Z' });
    expect(verifyJobOf(sdk('go1.26.3'), [old, latest, job('verify', 'go1.26.2')])?.id).toBe('new');
    expect(verifyJobOf(sdk('go1.26.1'), [old, latest])).toBeNull();
  });
});

describe('readSpecWords', () => {
  it.each([
    ['1.26', { verb: null, spec: '1.26' }],
    ['latest', { verb: null, spec: 'latest' }],
    ['install Go1.26.3', { verb: 'install', spec: 'go1.26.3' }],
    ['use go 1.25', { verb: 'use', spec: '1.25' }],
    ['卸载1.25', { verb: 'remove', spec: '1.25' }],
    ['安装 latest', { verb: 'install', spec: 'latest' }],
    ['constructor 1.2', { verb: null, spec: '1.2' }],
    ['theme', null],
    ['', null],
  ])('%j', (text, expected) => {
    expect(readSpecWords(text)).toEqual(expected);
  });
});

describe('isWithin', () => {
  it.each([
    ['1.26.3', '1.26', true],
    ['1.26rc1', 'go1.26', true],
    ['1.26.3', '1.26.x', true],
    ['1.26.3', 'v1.26.3', true],
    ['1.26.3', '1.2', false],
    ['1.26.30', '1.26.3', false],
    ['1.26.3', 'latest', false],
  ])('%s is in %s: %j', (label, spec, expected) => {
    expect(isWithin(label, spec)).toBe(expected);
  });
});
