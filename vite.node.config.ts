import { globSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vite';

/** Worker files are started by URL, next to the code that starts them: each is an entry of its own, and everything lies flat in dist/. */
const workers = globSync('electron/**/*-worker.ts').map((file) => [path.basename(file, '.ts'), file]);

/** The `goswitch` command with all it needs, for Node 20 and later: no dependency is left to install. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    minify: false,
    license: { fileName: 'third-party-licenses.md' },
    rolldownOptions: {
      input: { goswitch: 'electron/cli/goswitch.ts', ...Object.fromEntries(workers) },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
