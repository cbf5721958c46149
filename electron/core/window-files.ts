import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '../contract/content-security-policy.ts';
import { AppError } from '../contract/errors.ts';

export interface WindowFile {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** The built files of the window. */
export interface WindowFiles {
  /** What a path of the address (`/assets/index-1a2b.js`, perhaps percent-encoded) gives; null where nothing is. */
  find(pathname: string): Promise<WindowFile | null>;
}

interface WindowFilesOptions {
  readonly folder: string;
  /** Where the page may send calls: `'self'` for the web host, nothing in Electron. */
  readonly connect: "'self'" | "'none'";
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * The files that are below `folder` now. A path is looked up by its whole name among them and never joined to a folder,
 * so none can lead out of it; links are not followed. Throws `window-missing` when there is no index.html.
 */
export async function loadWindowFiles({ folder, connect }: WindowFilesOptions): Promise<WindowFiles> {
  const files = new Map((await listFiles(folder, '')).map((name) => [`/${name}`, path.join(folder, name)]));
  const index = files.get('/index.html');
  if (index === undefined) {
    throw new AppError('window-missing', `The files of the window were not found in ${folder}`, {
      hint: 'In a checkout, npm run build makes them',
    });
  }
  files.set('/', index);
  return {
    async find(pathname) {
      const file = files.get(decodePath(pathname));
      if (file === undefined) return null;
      const bytes = await readFile(file);
      if (file === index) return page(bytes, connect);
      const headers = {
        'content-type': TYPES[path.extname(file)] ?? '',
        'cache-control': cacheControl(pathname),
        'x-content-type-options': 'nosniff',
      };
      return { bytes, headers };
    },
  };
}

/**
 * Names below `folder` with `/`, of files whose type is known. One folder at a time, because Electron's archives know
 * no recursive listing.
 */
async function listFiles(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, prefix), { withFileTypes: true }).catch(missing);
  const lists = entries.map(async (entry) => {
    const name = prefix + entry.name;
    if (entry.isDirectory()) return await listFiles(folder, `${name}/`);
    return entry.isFile() && Object.hasOwn(TYPES, path.extname(name)) ? [name] : [];
  });
  return (await Promise.all(lists)).flat();
}

/** The build puts a hash of the content into the names below assets/. */
function cacheControl(pathname: string): string {
  return pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
}

/** The page with a nonce of its own for each answer. */
function page(bytes: Buffer, connect: WindowFilesOptions['connect']): WindowFile {
  const nonce = randomBytes(16).toString('base64');
  return {
    bytes: Buffer.from(bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)),
    headers: {
      'content-type': TYPES['.html'] ?? '',
      'content-security-policy': contentSecurityPolicy({ nonce, connect }),
      // A name to look up would tell a server of somebody's choice that the page is open.
      'x-dns-prefetch-control': 'off',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  };
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}

function missing(error: NodeJS.ErrnoException): never[] {
  if (['ENOENT', 'ENOTDIR'].includes(error.code ?? '')) return [];
  throw error;
}
