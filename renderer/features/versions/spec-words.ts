export type SpecVerb = 'install' | 'use' | 'remove';

/** What was typed into the palette, where it names a version: `1.26`, `install latest`, `使用 1.25`. */
interface SpecWords {
  readonly verb: SpecVerb | null;
  readonly spec: string;
}

const VERBS: Readonly<Record<string, SpecVerb>> = {
  install: 'install',
  add: 'install',
  安装: 'install',
  use: 'use',
  switch: 'use',
  使用: 'use',
  切换: 'use',
  remove: 'remove',
  uninstall: 'remove',
  delete: 'remove',
  删除: 'remove',
  卸载: 'remove',
};

const SPEC = /^(?:latest|stable|oldstable|(?:go|v)?[0-9][0-9a-z.]*)$/;
const GLUED_VERB = /^(\p{Script=Han}+)(.+)$/u;

/** Null where no word is a version. What is one in full is the engine's to judge. */
export function readSpecWords(text: string): SpecWords | null {
  const words = text.trim().toLowerCase().replace(GLUED_VERB, '$1 $2').split(/\s+/);
  const spec = words.find((word) => SPEC.test(word));
  if (spec === undefined) return null;
  const verb = words
    .map((word) => (Object.hasOwn(VERBS, word) ? VERBS[word] : undefined))
    .find((known) => known !== undefined);
  return { verb: verb ?? null, spec };
}

/** Whether a version (`1.26.3`) is what the spec names, or one of the family it names. */
export function isWithin(label: string, spec: string): boolean {
  const named = spec.replace(/^(?:go|v)/, '').replace(/\.x$/, '');
  return (
    label === named ||
    label.startsWith(`${named}.`) ||
    label.startsWith(`${named}rc`) ||
    label.startsWith(`${named}beta`)
  );
}
