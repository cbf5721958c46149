import { defineConfig } from 'vite';
import { requireNodeHttp } from './scripts/require-node-http.ts';

/**
 * The desktop app's main process as one file, which the archive of the package holds: code that it loaded from beside
 * the archive would be outside asar integrity (docs/decisions/0110). Electron itself comes with its runtime; workers
 * are files of their own (vite.node.config.ts).
 */
export default defineConfig({
  publicDir: false,
  plugins: [requireNodeHttp],
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: { main: 'electron/main/main.ts' },
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});
