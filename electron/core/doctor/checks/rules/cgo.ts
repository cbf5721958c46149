import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { compareGoVersions } from '../../../go/go-version/compare-go-versions.ts';
import { type CompilerState, tryCompiler } from '../../machine/c-compiler.ts';
import type { CheckTools, EffectiveVariable, Surroundings } from '../../machine/check-tools.ts';
import { variableIn } from '../../machine/effective-variable.ts';
import type { Check, Found } from '../check.ts';
import { foundVariable } from '../found-variable.ts';

/**
 * Rules: cmd/go/internal/cfg/cfg.go, where cgo is on by default only with a compiler (since 1.20) and only for this
 * platform.
 */
export const cgoCheck: Check = {
  id: 'cgo',
  looksAt: 'CGO_ENABLED and whether the C compiler works, and which C library programs are built for.',
  timeLimitMs: 20_000,
  async run(tools) {
    const go = await tools.effectiveGo();
    const surroundings = (await tools.surroundings())[0];
    if (go === null || surroundings === undefined) return 'not-applicable';
    const effective = (name: string) => variableIn(tools, name, surroundings);
    const [enabled = null, cc = null, goos, goarch] = await Promise.all(
      ['CGO_ENABLED', 'CC', 'GOOS', 'GOARCH'].map(effective),
    );
    if (enabled?.value === '0') return [await foundVariable(tools, enabled, { kind: 'cgo-off', severity: 'note' })];
    // Building for another platform takes a compiler for that: another story, and GOOS left set is a finding of its
    // own.
    if (enabled === null && (goos || goarch)) return [];
    const state = await tryCompiler(tools, surroundings, cc?.value ?? '');
    if (state.state === 'works') return await judgeLibrary(tools);
    const isAskedFor = enabled?.value === '1' || cc !== null || compareGoVersions(go.version ?? '', 'go1.20') < 0;
    if (!isAskedFor && state.state === 'missing') return [silentlyOff(surroundings, state.compiler)];
    return [await judgeCompiler(tools, state, enabled?.value === '1' ? enabled : (cc ?? null))];
  },
};

async function judgeCompiler(
  tools: CheckTools,
  state: Exclude<CompilerState, { state: 'works' }>,
  variable: EffectiveVariable | null,
): Promise<Found> {
  const isMissing = state.state === 'missing';
  const severity = variable?.name === 'CGO_ENABLED' || isMissing ? 'error' : 'warning';
  const kind = isMissing ? ('c-compiler-missing' as const) : ('c-compiler-broken' as const);
  const message = isMissing ? 'not found on PATH' : state.message;
  const evidence = [
    {
      name: state.compiler,
      value: message,
      source: { origin: 'program' as const, file: isMissing ? null : state.compiler, line: null },
    },
  ];
  const params = { compiler: state.compiler, message };
  if (variable !== null) return await foundVariable(tools, variable, { kind, severity, params, evidence });
  return { kind, severity, about: 'usual', params: { ...params, variable: 'CC' }, evidence };
}

function silentlyOff({ name, env }: Surroundings, compiler: string): Found {
  const value = `${compiler} is in none of ${env['PATH'] ?? ''}`;
  return {
    kind: 'cgo-silently-off',
    severity: 'note',
    params: {},
    evidence: [{ name: 'PATH', value, source: { origin: name, file: null, line: null } }],
  };
}

/** The loader of musl stands in /lib under this name on every system that has it as its own C library. */
async function judgeLibrary(tools: CheckTools): Promise<readonly Found[]> {
  if (tools.context.os !== 'linux') return [];
  const folder = path.join(tools.systemRoot, 'lib');
  const names = await readdir(folder).catch(() => []);
  const loader = names.find((name) => /^ld-musl-.*\.so\.1$/.test(name));
  // Both loaders: musl was installed beside glibc.
  const hasGlibc = [...names, ...(await readdir(path.join(tools.systemRoot, 'lib64')).catch(() => []))].some((name) =>
    /^ld-linux/.test(name),
  );
  if (loader === undefined || hasGlibc) return [];
  const file = path.join(folder, loader);
  return [
    {
      kind: 'cgo-musl',
      severity: 'note',
      params: {},
      evidence: [{ name: 'musl', value: loader, source: { origin: 'machine', file, line: null } }],
    },
  ];
}
