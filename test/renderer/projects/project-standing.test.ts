import { describe, expect, it } from 'vitest';
import type { ErrorShape } from '../../../electron/contract/errors.ts';
import {
  askedFor,
  hasOwnPin,
  placeInMessage,
  standingOf,
} from '../../../renderer/features/projects/project-standing.ts';
import { ACTIVE, PIN, PINNED, projectInfo, toolchain } from './project-info.ts';

const error = (code: ErrorShape['code'], message = ''): ErrorShape => ({ code, message });

describe('standingOf', () => {
  it('a folder that is gone comes before everything else', () => {
    expect(standingOf(projectInfo({ exists: false, problem: error('internal') }))).toEqual({ kind: 'gone' });
  });

  it('a pin that runs is pinned', () => {
    expect(standingOf(projectInfo({ pin: PIN, inEffect: PINNED, toolchain: toolchain({}) }))).toEqual({
      kind: 'pinned',
      spec: '1.26',
      runs: 'go1.26.3',
    });
  });

  it('a pin that go.mod passes over is overruled', () => {
    const raised = toolchain({ runs: 'go1.27.0', source: 'download', rule: 'go-line' });
    expect(standingOf(projectInfo({ pin: PIN, inEffect: PINNED, toolchain: raised }))).toEqual({
      kind: 'overruled',
      spec: '1.26',
      runs: 'go1.27.0',
      toolchain: raised,
    });
  });

  it('without a pin go.mod raises the version', () => {
    const raised = toolchain({ runs: 'go1.27.0', source: 'module-cache', rule: 'toolchain-line' });
    expect(standingOf(projectInfo({ inEffect: ACTIVE, toolchain: raised }))).toEqual({
      kind: 'raised',
      runs: 'go1.27.0',
      toolchain: raised,
    });
  });

  it('a go command that will not run is refused', () => {
    const refusing = toolchain({ runs: null, source: null, rule: 'local-only' });
    expect(standingOf(projectInfo({ inEffect: ACTIVE, toolchain: refusing }))).toEqual({
      kind: 'refused',
      toolchain: refusing,
    });
  });

  it('a damaged pin names its file and line', () => {
    const problem = error(
      'pin-invalid',
      '/src/shop/.go-version:3: "next" is not a Go version; write one such as 1.26.3 or 1.26',
    );
    expect(standingOf(projectInfo({ problem }))).toEqual({
      kind: 'pin-damaged',
      place: { file: '/src/shop/.go-version', line: 3 },
      problem,
    });
  });

  it('tells what a pin misses, what follows the active version, and what nothing decides', () => {
    const problem = error('pin-not-installed');
    expect([
      standingOf(projectInfo({ pin: PIN, problem })),
      standingOf(projectInfo({ inEffect: ACTIVE, toolchain: toolchain({}) })),
      standingOf(projectInfo({ inEffect: { ...ACTIVE, reason: 'path' } })),
      standingOf(projectInfo({ problem: error('no-active-version') })),
      standingOf(projectInfo({ problem: error('permission-denied') })),
    ]).toEqual([
      { kind: 'pin-missing', spec: '1.26', problem },
      { kind: 'active', runs: 'go1.26.3' },
      { kind: 'path', runs: 'go1.26.3' },
      { kind: 'none' },
      { kind: 'broken', problem: error('permission-denied') },
    ]);
  });
});

describe('placeInMessage', () => {
  it('reads paths of Windows, and nothing from other messages', () => {
    expect(placeInMessage('C:\\src\\.go-version:12: no version in it')).toEqual({
      file: 'C:\\src\\.go-version',
      line: 12,
    });
    expect(placeInMessage('something else')).toBeNull();
  });
});

describe('askedFor', () => {
  const goMod = {
    file: '/src/shop/go.mod',
    go: { value: '1.26.0', line: 3 },
    toolchain: { value: 'go1.26.3', line: 5 },
  };

  it('gives the lines as the file has them; go.work goes before go.mod', () => {
    expect(askedFor({ goMod, goWork: null })).toEqual(['go 1.26.0', 'toolchain go1.26.3']);
    expect(
      askedFor({ goMod, goWork: { file: '/src/go.work', go: { value: '1.27', line: 1 }, toolchain: null } }),
    ).toEqual(['go 1.27']);
    expect(askedFor({ goMod: null, goWork: null })).toEqual([]);
  });
});

describe('hasOwnPin', () => {
  it('is about the folder itself, not one above or one of a like name', () => {
    expect([
      hasOwnPin(projectInfo({ pin: PIN })),
      hasOwnPin(projectInfo({ pin: { ...PIN, file: '/src/.go-version' } })),
      hasOwnPin(projectInfo({ pin: { ...PIN, file: '/src/shopping/.go-version' } })),
      hasOwnPin(projectInfo({})),
      hasOwnPin(projectInfo({ problem: error('pin-invalid', '/src/shop/.go-version:1: no version in it') })),
    ]).toEqual([true, false, false, false, true]);
  });
});
