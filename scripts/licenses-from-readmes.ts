import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';

const SECTION = /^## (\S+) - .*$/gm;

/**
 * Completes `third-party-licenses.md`: a few packages have their licence in the README alone, where the bundler does
 * not look. The build fails when a package that is bundled has its licence in neither place, because it could not be
 * passed on lawfully.
 */
export function licensesFromReadmes(modulesFolder: string): Plugin {
  return {
    name: 'licenses-from-readmes',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const asset = bundle['third-party-licenses.md'];
        if (asset?.type !== 'asset') return;
        asset.source = await completeLicenses(asset.source.toString(), (name) =>
          readFile(path.join(modulesFolder, name, 'README.md'), 'utf8'),
        );
      },
    },
  };
}

/**
 * The same document with a text in each package's section. Throws an Error that names a package without any.
 * @param text a section a package, headed `## name - version (licence)`
 * @param readReadme the README of a package
 */
export async function completeLicenses(text: string, readReadme: (name: string) => Promise<string>): Promise<string> {
  const sections = [...text.matchAll(SECTION)];
  const parts = await Promise.all(
    sections.map(async ({ 0: heading, 1: name = '', index }, at) => {
      const body = text.slice(index + heading.length, sections[at + 1]?.index).trim();
      return `${heading}\n\n${body || licenseInReadme(name, await readReadme(name).catch(() => ''))}\n`;
    }),
  );
  return [text.slice(0, sections[0]?.index), ...parts].join(parts.length > 0 ? '\n' : '').replace(/\n{3,}/g, '\n\n');
}

/** What a README says below its heading "License". */
function licenseInReadme(name: string, readme: string): string {
  const [, section = ''] = /^(?:#+ *)?licen[sc]e\n([\s\S]*)/im.exec(readme) ?? [];
  const [license = ''] = section.replace(/^[-=]+\n/, '').split(/^#|^\[\S+\]: /m);
  if (!license.includes('Permission'))
    throw new Error(`${name} is bundled, and neither it nor its README has the text of its licence`);
  return license.trim();
}
