import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The window, as files for any host: Electron loads them from the package, the web host serves them. Paths are relative, names carry hashes, and
 * nothing is inlined into the page, so that a content security policy without `unsafe-inline` and `data:` holds.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'third-party-licenses.md' },
    chunkSizeWarningLimit: 600,
  },
});
