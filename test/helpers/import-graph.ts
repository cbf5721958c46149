import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `from './x.ts'`, `import './x.ts'`, `import('./x.ts')` and `typeof import('./x.ts')`: types and dynamic imports count
 * like all others.
 */
const RELATIVE_IMPORT = /\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/**
 * For each source file below `folder` the files that it imports; all as paths below `folder`, with `/`. What lies
 * outside is left out.
 */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export function readImportGraph(folder: string): ImportGraph {
  const files = globSync('**/*.{ts,tsx}', { cwd: folder }).map((file) => file.split(path.sep).join('/'));
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(path.join(folder, file), 'utf8'))]));
}

function importsOf(file: string, code: string): string[] {
  const withoutComments = code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...withoutComments.matchAll(RELATIVE_IMPORT)]
    .map(([, specifier = '']) => path.posix.join(path.posix.dirname(file), specifier))
    .filter((target) => !target.startsWith('..'));
}

/** Files that reach each other, in groups of two and more (Tarjan's strongly connected components). */
export function findCircles(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  function visit(file: string): number {
    const own = order.size;
    order.set(file, own);
    lowest.set(file, own);
    stack.push(file);
    for (const target of graph.get(file) ?? []) {
      if (!graph.has(target)) continue;
      const reached = order.has(target) ? (stack.includes(target) ? order.get(target)! : own) : visit(target);
      lowest.set(file, Math.min(lowest.get(file)!, reached));
    }
    if (lowest.get(file) === own) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return lowest.get(file)!;
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}
