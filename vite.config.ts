import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { licensesFromReadmes } from './scripts/licenses-from-readmes.ts';

/** react-aria carries its few texts in thirty languages; the window speaks two, and Shell tells react-aria which. */
const spokenLanguagesOnly: Plugin = {
  name: 'spoken-languages-only',
  load(id) {
    const language =
      /[\\/]react-aria[\w-]*[\\/]dist[\\/]private[\\/]intl[\\/](?:.+[\\/])?([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1];
    return language === undefined || language === 'en-US' || language === 'zh-CN' ? null : 'export default {};';
  },
};

/**
 * The window, as files for any host: Electron loads them from the package, the web host serves them. Paths are
 * relative, names carry hashes, and nothing is inlined into the page, so that a content security policy without
 * `unsafe-inline` and `data:` holds.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), spokenLanguagesOnly, licensesFromReadmes('node_modules')],
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
