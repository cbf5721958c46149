// Loaded into a measured process with --import: writes its peak memory and longest main-thread pause to $USAGE_FILE
// when it exits.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.USAGE_FILE) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('exit', () => {
    const usage = { peakBytes: process.resourceUsage().maxRSS * 1024, longestPauseMs: delay.max / 1e6 };
    writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage));
  });
}
