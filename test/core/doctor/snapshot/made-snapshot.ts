import type { MachineSnapshot } from '../../../../electron/contract/snapshot.ts';

/** A snapshot with one of each. */
export function madeSnapshot(changes: Partial<MachineSnapshot> = {}): MachineSnapshot {
  return {
    schema: 1,
    at: '2026-11-21T08:00:00.000Z',
    goswitch: '0.1.0',
    machine: { os: 'linux', arch: 'amd64', release: '6.1.0', libc: 'glibc', isWsl: false, isContainer: false },
    shell: '/bin/zsh',
    go: { version: 'go1.26.3', root: '~/.goswitch/versions/go1.26.3', isOwn: true },
    goEnv: { GOFLAGS: '', GOPROXY: 'https://proxy.corp.example', GOROOT: '/x', CC: 'gcc' },
    variables: [
      { name: 'GOPROXY', value: 'https://proxy.corp.example', origin: 'go-env-file', file: '~/.config/go/env' },
    ],
    path: ['~/.goswitch/shims', '/usr/local/bin', '/usr/bin'],
    goOnPath: [{ path: '~/.goswitch/shims/go', version: 'go1.26.3', owner: 'GoSwitch' }],
    sdks: [
      {
        version: 'go1.26.3',
        os: 'linux',
        arch: 'amd64',
        root: '~/.goswitch/versions/go1.26.3',
        kind: 'installed',
        active: true,
      },
    ],
    settings: { theme: 'dark', proxyMode: 'system' },
    findings: [
      {
        id: 'a/b',
        severity: 'warning',
        title: 'T',
        why: 'W',
        evidence: [{ name: 'GOPROXY', value: 'x', where: '~/.config/go/env:1' }],
      },
    ],
    blind: [],
    scan: null,
    selfTest: null,
    ...changes,
  };
}
