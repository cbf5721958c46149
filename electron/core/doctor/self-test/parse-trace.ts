/** What is read out of a runtime trace. Times in milliseconds. */
export interface TraceFigures {
  /** Null when no stop was recorded. */
  readonly longestStopMs: number | null;
  /** From the creation of a goroutine to its first run, in the order of first runs. */
  readonly createToStartMs: readonly number[];
}

const EVENT = /^M=-?\d+ P=-?\d+ G=(-?\d+) (\w+) /;
/** Most events are none of these: the sweeper of the collector alone takes thousands of turns. */
const WANTED = /stop-the-world|NotExist->Runnable|Runnable->Running/;
const NS_PER_MS = 1e6;

/**
 * Reads what `go tool trace -d=parsed` prints (internal/trace/event.go, String): one line an event, fields as key=value
 * in an order that changed from Go 1.24 to 1.26, stacks on lines of their own. Null when no event is in it.
 */
export function parseTrace(text: string): TraceFigures | null {
  const stops = new Map<string, number>();
  const created = new Map<string, number>();
  const gaps: number[] = [];
  let longestStop: number | null = null;
  let events = 0;
  for (const line of eventLines(text)) {
    const [, goroutine = '', kind] = EVENT.exec(line) ?? [];
    const time = kind === undefined ? null : timeOf(line);
    if (time === null) continue;
    events += 1;
    if (!WANTED.test(line)) continue;
    if ((kind === 'RangeBegin' || kind === 'RangeActive') && isStop(line)) stops.set(scopeOf(line, goroutine), time);
    if (kind === 'RangeEnd' && isStop(line)) {
      const begun = stops.get(scopeOf(line, goroutine));
      stops.delete(scopeOf(line, goroutine));
      if (begun !== undefined && time >= begun) longestStop = Math.max(longestStop ?? 0, time - begun);
    }
    const id = kind === 'StateTransition' ? /\bGoID=(\d+)/.exec(line)?.[1] : undefined;
    if (id === undefined) continue;
    if (/\bNotExist->Runnable\b/.test(line)) created.set(id, time);
    const since = /\bRunnable->Running\b/.test(line) ? created.get(id) : undefined;
    if (since === undefined) continue;
    created.delete(id);
    if (time >= since) gaps.push((time - since) / NS_PER_MS);
  }
  if (events === 0) return null;
  return { longestStopMs: longestStop === null ? null : longestStop / NS_PER_MS, createToStartMs: gaps };
}

/** Nearly all of the text, megabytes of it, is stacks: they are passed over without being looked at. */
function* eventLines(text: string): Generator<string> {
  for (let at = text.startsWith('M=') ? 0 : text.indexOf('\nM=') + 1; at > 0 || text.startsWith('M=', at); ) {
    const end = text.indexOf('\n', at);
    yield text.slice(at, end < 0 ? text.length : end);
    const next = end < 0 ? -1 : text.indexOf('\nM=', end);
    if (next < 0) return;
    at = next + 1;
  }
}

function isStop(line: string): boolean {
  return /\bName="stop-the-world\b/.test(line);
}

/** A range belongs to what its scope names; in one trace at most one stop runs there at a time. */
function scopeOf(line: string, goroutine: string): string {
  return /\bScope=(\S+)/.exec(line)?.[1] ?? goroutine;
}

function timeOf(line: string): number | null {
  const text = /\bTime=(\d{1,18})\b/.exec(line)?.[1];
  return text === undefined ? null : Number(text);
}
