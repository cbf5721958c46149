import path from 'node:path';
import { readSmallText } from '../../../base/files/read-small-file.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import type { Check } from '../check.ts';

/** Something that cannot have happened before a moment: if the clock says it is earlier, the clock is wrong. */
interface Proof {
  readonly what: string;
  readonly atMs: number;
  readonly file: string;
  readonly line: number | null;
}

/** Time zones and slow clocks are not what breaks certificates. */
const SLACK_MS = 24 * 60 * 60 * 1000;

export const clockCheck: Check = {
  id: 'clock',
  looksAt:
    'Whether the system clock is behind: it is compared with the dates of the Go releases on this machine and of the last release index.',
  async run(tools) {
    const nowMs = tools.context.clock.now();
    const proofs = [...(await releaseDates(tools)), ...(await indexDate(tools))];
    const latest = proofs.reduce<Proof | null>(
      (best, proof) => (best === null || proof.atMs > best.atMs ? proof : best),
      null,
    );
    if (latest === null || latest.atMs - SLACK_MS <= nowMs) return [];
    const known = new Date(latest.atMs).toISOString();
    const now = new Date(nowMs).toISOString();
    return [
      {
        kind: 'clock-behind',
        severity: 'error',
        params: { now: now.slice(0, 10), known: known.slice(0, 10), proof: latest.what },
        evidence: [
          fact('clock', now, { origin: 'machine' }),
          fact(latest.what, known, { origin: 'file', file: latest.file, line: latest.line }),
        ],
      },
    ];
  },
};

/**
 * The second line of VERSION is `time 2026-11-01T00:00:00Z` since 1.21 (cmd/distpack/pack.go): when the release was
 * made.
 */
async function releaseDates(tools: CheckTools): Promise<Proof[]> {
  const proofs = (await tools.sdks()).map(async ({ root, version }): Promise<Proof | null> => {
    const file = path.join(root, 'VERSION');
    const time = /^time (\S+)$/m.exec(await readSmallText(file).catch(() => ''))?.[1];
    const atMs = Date.parse(time ?? '');
    return Number.isNaN(atMs) ? null : { what: version, atMs, file, line: 2 };
  });
  return (await Promise.all(proofs)).filter((proof) => proof !== null);
}

/** When the index was received, by this very clock: it went back since. */
async function indexDate({ core, context }: CheckTools): Promise<Proof[]> {
  const list = await (await core.releases()).cached();
  const atMs = Date.parse(list?.fetchedAt ?? '');
  return Number.isNaN(atMs) ? [] : [{ what: 'the release index', atMs, file: context.layout.index, line: null }];
}
