import { globSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vite';
import { licensesFromReadmes } from './scripts/licenses-from-readmes.ts';
import { requireNodeHttp } from './scripts/require-node-http.ts';

/**
 * Worker files are started by URL, next to the code that starts them: each is an entry of its own, and everything lies
 * flat in dist/.
 */
const workers = globSync('electron/**/*-worker.ts').map((file) => [path.basename(file, '.ts'), file]);

/**
 * What `goswitch current` needs, with what these import, in one file: each further file costs about a millisecond at
 * every start.
 */
const START = /electron\/(cli\/(main|open-core|commands\/current)|core\/manager\/home\/version-in-effect)\.ts$/;

/** The same for what `use` needs besides. */
const SWITCH =
  /electron\/(cli\/commands\/use|core\/(manager\/(switching\/create-switching|shims\/shims|home\/refresh-aliases)|base\/(locks\/create-locks|journal\/create-journal)))\.ts$/;

/**
 * The `goswitch` command and the worker threads with all they need: no dependency is left to install. They run on Node
 * 20 and later.
 */
export default defineConfig({
  publicDir: false,
  plugins: [requireNodeHttp, licensesFromReadmes('node_modules')],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    minify: false,
    license: { fileName: 'third-party-licenses.md' },
    rolldownOptions: {
      input: { goswitch: 'electron/cli/goswitch.ts', ...Object.fromEntries(workers) },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'start', test: START, priority: 2 },
            { name: 'switch', test: SWITCH, priority: 1 },
          ],
        },
      },
    },
  },
});
