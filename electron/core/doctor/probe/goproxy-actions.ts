import { endOfGoproxy, type GoproxyEntry, joinGoproxy, readableGoproxy } from '../../../contract/goproxy.ts';
import type { ProbeAction } from '../../../contract/probe.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import { sayAction } from './probe-sentences.ts';

/** The entries that the go command reads, nothing after the last. Secrets are `***`. */
export function shownEntries(goproxy: string): readonly GoproxyEntry[] {
  const entries = readableGoproxy(goproxy);
  return entries.map(({ text, separator }, at) => ({
    text: redactSecrets(text),
    separator: at === entries.length - 1 ? null : separator,
  }));
}

type EntryActionKind = 'pipe-after' | 'move-behind' | 'remove-entry';

/** What could be done about one entry of GOPROXY: what leaves the list as it is, or leaves none, is not offered. */
export function entryActions(
  parts: readonly GoproxyEntry[],
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

function changed(parts: readonly GoproxyEntry[], at: number, kind: EntryActionKind): string | null {
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

/** The list with `|` after an entry. */
function withPipeAfter(parts: readonly GoproxyEntry[], at: number): string {
  return joinGoproxy(parts.map((part, index) => (index === at ? { ...part, separator: '|' } : part)));
}

/** The list without an entry; null where nothing is left. */
function withoutEntry(parts: readonly GoproxyEntry[], at: number): string | null {
  const rest = parts.filter((_, index) => index !== at);
  return rest.length === 0 ? null : joinGoproxy(rest);
}

/**
 * The list with an entry behind all other proxies, before `direct` and `off`, which end a list; null where it is there
 * already.
 */
function withEntryBehind(parts: readonly GoproxyEntry[], at: number): string | null {
  const moved = parts[at];
  if (moved === undefined) return null;
  const rest = parts.filter((_, index) => index !== at);
  const place = endOfGoproxy(rest);
  return place === at ? null : joinGoproxy([...rest.slice(0, place), moved, ...rest.slice(place)]);
}
