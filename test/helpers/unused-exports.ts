import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `import { a, type b as c } from './x.ts'`, with `type` or `export` in front: the names that it takes. */
const NAMED_IMPORT = /\b(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s*from\s*['"](\.[^'"]+)['"]/g;
/** `export * from './x.ts'`: whoever imports this file imports that one. */
const PASSED_ON = /\bexport\s+(?:type\s+)?\*\s*from\s*['"](\.[^'"]+)['"]/g;
/** `* as x from './x.ts'`, `import('./x.ts')`: any name that the importer's text mentions may be meant. */
const WHOLE_IMPORT = /(?:\*\s*as\s+\w+\s+from\s*|\bimport\s*\(\s*)['"](\.[^'"]+)['"]/g;
const EXPORT =
  /^export\s+(?:abstract\s+)?(?:async\s+)?(?:const|let|function\*?|class|interface|type|enum)\s+([\w$]+)/gm;

/**
 * The exports of TypeScript files in `folders` (below `root`) that no other file imports, each as `file name`.
 * Importers are looked for in `folders`, in `readers` and in the files of `root` itself. Types and dynamic imports count
 * as imports like all others.
 */
export function findUnusedExports(root: string, folders: readonly string[], readers: readonly string[]): string[] {
  const patterns = ['*.ts', ...[...folders, ...readers].map((folder) => `${folder}/**/*.{ts,tsx}`)];
  const files = globSync(patterns, { cwd: root }).map((file) => file.split(path.sep).join('/'));
  const code = new Map(files.map((file) => [file, withoutComments(readFileSync(path.join(root, file), 'utf8'))]));
  const used = new Map<string, Set<string>>(files.map((file) => [file, new Set()]));
  const passedOn: [by: string, target: string][] = [];
  for (const [file, text] of code) {
    const targetOf = (specifier: string) => path.posix.join(path.posix.dirname(file), specifier);
    for (const [, names = '', specifier = ''] of text.matchAll(NAMED_IMPORT)) {
      for (const name of names.split(',')) used.get(targetOf(specifier))?.add(importedName(name));
    }
    for (const [, specifier = ''] of text.matchAll(PASSED_ON)) passedOn.push([file, targetOf(specifier)]);
    for (const [, specifier = ''] of text.matchAll(WHOLE_IMPORT)) {
      for (const [word] of text.matchAll(/[\w$]+/g)) used.get(targetOf(specifier))?.add(word);
    }
  }
  for (const [by, target] of passedOn) for (const name of used.get(by) ?? []) used.get(target)?.add(name);
  return files
    .filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)))
    .flatMap((file) =>
      [...code.get(file)!.matchAll(EXPORT)]
        .map(([, name = '']) => name)
        .filter((name) => !used.get(file)!.has(name))
        .map((name) => `${file} ${name}`),
    );
}

function importedName(part: string): string {
  return (
    part
      .trim()
      .replace(/^type\s+/, '')
      .split(/\s/)[0] ?? ''
  );
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
