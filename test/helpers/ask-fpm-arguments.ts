/**
 * Prints what electron-builder would call fpm with, by package format: `node ask-fpm-arguments.ts PROJECT APP_FOLDER`.
 * Nothing is made, because fpm cannot be had without the internet.
 */
import { readFile } from 'node:fs/promises';
import { Arch, build, Platform } from 'electron-builder';

const [projectDir = '', prepackaged = ''] = process.argv.slice(2);
const asked: { args: readonly string[]; entry: string }[] = [];
await build({
  projectDir,
  prepackaged,
  publish: 'never',
  targets: Platform.LINUX.createTarget(['deb', 'rpm'], Arch.x64),
  async effectiveOptionComputed([args, entryFile]: [readonly string[], string]) {
    asked.push({ args, entry: await readFile(entryFile, 'utf8') });
    return true;
  },
});
const byFormat = asked.map(({ args, entry }) => [
  args[args.indexOf('--package') + 1]?.split('.').at(-1),
  { args, entry },
]);
console.log(`\n${JSON.stringify(Object.fromEntries(byFormat))}`);
