/** `npm run bench -- NAME [args]`: builds the command, then runs `bench` of the file next door with that name. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const PARTS = new Set(['run.ts', 'empty-page.ts', 'median.ts', 'serve-module.ts', 'serve-release.ts']);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !PARTS.has(file))
  .map((file) => path.basename(file, '.ts'));

const [name = '', ...args] = process.argv.slice(2);
if (names.includes(name)) {
  execFileSync('npm', ['run', '--silent', 'build:command', '--', '--logLevel', 'error'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: 'inherit',
  });
  const { bench } = (await import(`./${name}.ts`)) as { bench: (args: readonly string[]) => Promise<void> };
  await bench(args);
} else {
  console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`);
  process.exitCode = 2;
}
