import type { ProjectInfo, ToolchainExplanation } from '../../../electron/contract/projects.ts';

/** A project that has nothing, with what a test says it has. */
export function projectInfo(facts: Partial<ProjectInfo>): ProjectInfo {
  return {
    folder: '/src/shop',
    exists: true,
    listed: true,
    pin: null,
    inEffect: null,
    problem: null,
    goMod: null,
    goWork: null,
    toolVersions: null,
    toolchain: null,
    ...facts,
  };
}

export function toolchain(facts: Partial<ToolchainExplanation>): ToolchainExplanation {
  return {
    called: 'go1.26.3',
    runs: 'go1.26.3',
    source: 'called',
    location: null,
    rule: 'new-enough',
    gotoolchain: { name: 'GOTOOLCHAIN', value: 'auto', origin: 'sdk', file: '/sdk/go.env' },
    reason: '',
    cause: null,
    problem: null,
    ...facts,
  };
}

export const PIN = { spec: '1.26', file: '/src/shop/.go-version', line: 1 };
export const PINNED = { version: 'go1.26.3', root: '/sdk', reason: 'pin', from: '/src/shop/.go-version' } as const;
export const ACTIVE = { version: 'go1.26.3', root: '/sdk', reason: 'active', from: '/home/.goswitch/active' } as const;
