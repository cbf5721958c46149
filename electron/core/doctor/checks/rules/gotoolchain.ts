import { stat } from 'node:fs/promises';
import path from 'node:path';
import { findOnPath } from '../../../base/programs/find-program.ts';
import { selectToolchain } from '../../../go/go-mod/select-toolchain.ts';
import { cachePlaces } from '../../machine/cache-places.ts';
import type { CheckTools, EffectiveGo, EffectiveVariable } from '../../machine/check-tools.ts';
import { variableIn } from '../../machine/effective-variable.ts';
import type { Check, Found } from '../check.ts';
import { judgeVariable, type VariableVerdict } from '../found-variable.ts';

/** The choice is the one of cmd/go/internal/toolchain/select.go outside of any module. */
export const gotoolchainCheck: Check = {
  id: 'gotoolchain',
  looksAt:
    'GOTOOLCHAIN: invalid, a version other than the active one, or local; and installed versions that go would download again.',
  async run(tools) {
    const go = await tools.effectiveGo();
    if (go === null || go.version === null) return [];
    const named = await judgeVariable(tools, 'GOTOOLCHAIN', (variable) => judgeValue(variable, go.version ?? ''));
    return [...named, ...(await judgeDownloads(tools, go))];
  },
};

function judgeValue({ value, source }: EffectiveVariable, running: string): VariableVerdict | null {
  const choice = selectToolchain({ local: running, gotoolchain: value, facts: null, areModulesOff: false });
  if (choice.kind === 'refused')
    return { kind: 'gotoolchain-invalid', severity: 'error', params: { message: `go: ${choice.message}` } };
  if (choice.kind === 'other')
    return { kind: 'gotoolchain-named', severity: 'warning', params: { toolchain: choice.toolchain, running } };
  // What the SDK itself says, or a version that is the active one by name, is as it was meant to be.
  const isOwnWish = source.origin !== 'sdk' && value === 'local';
  return isOwnWish ? { kind: 'gotoolchain-local', severity: 'note', params: { running } } : null;
}

/** A toolchain is looked for on PATH by its name and in the module cache, nowhere else. */
async function judgeDownloads(tools: CheckTools, go: EffectiveGo): Promise<readonly Found[]> {
  const surroundings = (await tools.surroundings())[0]!;
  const gotoolchain = await variableIn(tools, 'GOTOOLCHAIN', surroundings);
  if (gotoolchain === null || !/(^|\+)(auto|path)$/.test(gotoolchain.value)) return [];
  const cache = (await cachePlaces(tools)).find(({ what }) => what === 'GOMODCACHE')?.folder;
  const missing: string[] = [];
  for (const { kind, version, os, arch } of await tools.sdks()) {
    // A toolchain of another platform is none that go would ask for here.
    const isNative = os === tools.context.native.os && arch === tools.context.native.arch;
    if (
      kind !== 'installed' ||
      !isNative ||
      version === go.version ||
      (await findOnPath(version, surroundings.env, tools.context.os)) !== null
    )
      continue;
    const cached =
      cache && path.join(cache, 'golang.org', `toolchain@v0.0.1-${version}.${os}-${arch.replace('armv6l', 'arm')}`);
    if (!cached || (await stat(cached).catch(() => null)) === null) missing.push(version);
  }
  if (missing.length === 0) return [];
  return [
    {
      kind: 'gotoolchain-downloads-installed',
      severity: 'note',
      params: { missing: [...new Set(missing)].join(', ') },
      evidence: [
        await tools.evidence(gotoolchain),
        {
          name: 'PATH',
          value: surroundings.env['PATH'] ?? '',
          source: { origin: surroundings.name, file: null, line: null },
        },
      ],
      fix: tools.fixes.setUp(),
    },
  ];
}
