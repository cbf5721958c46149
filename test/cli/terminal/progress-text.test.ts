import { describe, expect, it } from 'vitest';
import { barCharacters, formatProgressBar, formatProgressLine } from '../../../electron/cli/terminal/progress-text.ts';
import type { Job } from '../../../electron/contract/models.ts';

const job: Job = {
  id: '1',
  kind: 'install',
  target: 'go1.26.3',
  state: 'running',
  phase: 'downloading',
  bytes: 33_000_000,
  totalBytes: 66_000_000,
  rate: 23_100_000,
  remainingMs: 1430,
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  error: null,
};
const unknownTotal: Job = { ...job, totalBytes: null, remainingMs: null };

describe('formatProgressBar', () => {
  it('shows phase, share, bytes, rate and remaining time', () => {
    expect(formatProgressBar(job, 120, 'ascii')).toBe(
      'go1.26.3 downloading  ############------------  50%  33.0 MB of 66.0 MB  23.1 MB/s  1.4 s left',
    );
    expect(formatProgressBar(job, 120, 'unicode')).toContain('████████████░░░░░░░░░░░░');
  });

  it('shows what is known when the whole is not', () => {
    expect(formatProgressBar(unknownTotal, 120, 'ascii')).toBe('go1.26.3 downloading  33.0 MB  23.1 MB/s');
  });

  it('never fills the line, however narrow', () => {
    for (let columns = 1; columns <= 100; columns++)
      expect(formatProgressBar(job, columns, 'ascii').length).toBeLessThan(columns);
  });

  it('shows the step alone once all bytes are there', () => {
    expect(formatProgressBar({ ...job, phase: 'verifying', bytes: 66_000_000 }, 120, 'ascii')).toBe(
      'go1.26.3 verifying',
    );
  });
});

describe('formatProgressLine', () => {
  it('is one plain line', () => {
    expect(formatProgressLine(job)).toBe('go1.26.3: downloading, 50%, 33.0 MB of 66.0 MB, 23.1 MB/s, 1.4 s left');
    expect(formatProgressLine({ ...unknownTotal, phase: 'waiting', bytes: 0, rate: null })).toBe('go1.26.3: waiting');
  });
});

describe('barCharacters', () => {
  it.each([
    [{ LANG: 'en_US.UTF-8' }, 'unicode'],
    [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 'ascii'],
    [{ LC_CTYPE: 'zh_CN.utf8' }, 'unicode'],
    [{}, 'ascii'],
  ] as const)('%o is %s', (env, characters) => {
    expect(barCharacters(env, 'linux')).toBe(characters);
  });
});
