import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** What the build reads. */
const SOURCES = [
  'electron',
  'renderer',
  'package.json',
  'package-lock.json',
  ...['', 'node.', 'main.', 'preload.'].map((step) => `vite.${step}config.ts`),
];
/** What each step of it writes. */
const RESULTS = ['main.js', 'goswitch.js', 'preload.cjs', path.join('renderer', 'index.html')];

/** True when something that the build would make is missing, or older than something it is made from. */
export function isBuildStale(root: string): boolean {
  const built = RESULTS.map((name) => modifiedMs(path.join(root, 'dist', name)));
  const oldest = Math.min(...built.map((time) => time ?? 0));
  return SOURCES.some((name) => newestMs(path.join(root, name)) > oldest);
}

function newestMs(file: string): number {
  const own = modifiedMs(file);
  if (own === null) return 0;
  if (!statSync(file).isDirectory()) return own;
  // A folder's own time tells of names that went.
  return Math.max(own, ...readdirSync(file).map((name) => newestMs(path.join(file, name))));
}

function modifiedMs(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
