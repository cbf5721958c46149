import type { ProbeAction } from '../../../contract/probe.ts';
import { type GoproxyPart, withEntryBehind, withoutEntry, withPipeAfter } from './goproxy-text.ts';
import { sayAction } from './say.ts';

type EntryActionKind = 'pipe-after' | 'move-behind' | 'remove-entry';

/** What could be done about one entry of GOPROXY: what leaves the list as it is, or leaves none, is not offered. */
export function entryActions(
  parts: readonly GoproxyPart[],
  at: number,
  kinds: readonly EntryActionKind[],
): readonly ProbeAction[] {
  const entry = parts[at]?.text ?? '';
  return kinds.flatMap((kind) => {
    const value = changed(parts, at, kind);
    if (value === null) return [];
    return [
      { ...sayAction(kind, { entry }), call: { method: 'goEnv.set', input: { changes: { GOPROXY: value } } } } as const,
    ];
  });
}

function changed(parts: readonly GoproxyPart[], at: number, kind: EntryActionKind): string | null {
  if (kind === 'pipe-after') return parts[at]?.separator === ',' ? withPipeAfter(parts, at) : null;
  return kind === 'move-behind' ? withEntryBehind(parts, at) : withoutEntry(parts, at);
}

/** Null takes a variable out of the go env file, so that what Go ships with holds. */
export function goEnvAction(
  kind: 'gosumdb-mirror' | 'gosumdb-default' | 'goproxy-default',
  value: string | null,
): ProbeAction {
  const name = kind === 'goproxy-default' ? 'GOPROXY' : 'GOSUMDB';
  return {
    ...sayAction(kind, value === null ? {} : { mirror: value }),
    call: { method: 'goEnv.set', input: { changes: { [name]: value } } },
  };
}
