import { defineConfig } from 'vitest/config';
import { scrubEnvironment } from './test/helpers/scrub-environment.ts';

scrubEnvironment(process.env);
process.umask(0o022);

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Vitest leaves one processor to itself, but most of these tests wait for other processes: on two processors three
    // at a time are done soonest.
    maxWorkers: 3,
    // Limits for what hangs, as of test/helpers/eventually.ts: beside other work a test takes several times as long.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});
