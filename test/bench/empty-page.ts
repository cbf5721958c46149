import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A page of React alone, built as the window is and served on loopback. */
export async function serveEmptyPage(dir: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const source = path.join(ROOT, 'test-results', `empty-page-${process.pid}`);
  const output = path.join(dir, 'empty');
  await mkdir(source, { recursive: true });
  await writeFile(
    path.join(source, 'index.html'),
    '<!doctype html><div id="root"></div><script type="module" src="./main.js"></script>',
  );
  const main =
    "import { createElement } from 'react';\nimport { createRoot } from 'react-dom/client';\ncreateRoot(document.getElementById('root')).render(createElement('p', null, 'empty'));\n";
  await writeFile(path.join(source, 'main.js'), main);
  await build({
    root: source,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: output, emptyOutDir: true },
  });
  await rm(source, { recursive: true });
  const server = createServer(async (request, response) => {
    const name = request.url === '/' ? '/index.html' : (request.url ?? '');
    const bytes = await readFile(path.join(output, name)).catch(() => null);
    response.writeHead(bytes === null ? 404 : 200, {
      'content-type': name.endsWith('.js') ? 'text/javascript' : 'text/html',
    });
    response.end(bytes ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}
