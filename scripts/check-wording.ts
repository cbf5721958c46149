import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Finds words and constructions that docs/voice.md bans, in the texts, the documents and the comments of the project.
 * `npm run lint` runs it. Prints one line for each place, and exits with 1 when there is one.
 */

interface WordingRule {
  readonly banned: RegExp;
  readonly instead: string;
  /** `text` rules hold for catalogues and documents, `everywhere` rules for comments too, `chinese` for Chinese texts. */
  readonly where: 'text' | 'everywhere' | 'chinese';
}

/** A word is added here once the project is free of it. */
const WORDING_RULES: readonly WordingRule[] = [
  everywhere(/\bin force\b/i, 'effective, or in effect'),
  everywhere(/\bwhole paths?\b/i, 'absolute path'),
  everywhere(/\bany ?more\b/i, 'no longer'),
  everywhere(/\bno more\b(?! (?:than|of|words|bytes|security|with)\b)/i, 'no longer'),
  everywhere(/\banew\b/i, 'again, or a verb with re-'),
  everywhere(/\bbe had\b|\bnot had\b/i, 'load, fetch or get, as a verb'),
  everywhere(/\bstart-up\b/i, 'startup'),
  everywhere(/\bmend(?:s|ed|ing)?\b/i, 'fix or repair'),
  everywhere(/\bin circles\b/i, 'a loop, a redirect loop'),
  everywhere(/\bfrom the root on\b/i, 'absolute path'),
  everywhere(/\bmakes? (?:it|one) so\b/i, 'the verb itself'),
  text(/\btak(?:e|es|ing|en) (?:\S+ ){0,3}(?:away|out)\b|\btook (?:\S+ ){0,3}(?:away|out)\b/i, 'remove or unset'),
  text(
    /(?<!\bthere )\bis no (?:SDK|address|archive|list|package|program|snapshot|version|path|proxy|pin|spec)\b/i,
    'is not a',
  ),
  text(/\badopt(?:s|ed|ing)?\b/i, 'add'),
  text(/\bvouch(?:es|ed)?\b|\bgenuine\b/i, 'verify, checksum'),
  text(/\bculprits?\b/i, 'cause'),
  text(/\bas (?:ever|it was|they were)\b(?! installed)/i, 'still, unchanged'),
  text(/\blist of releases\b/i, 'release list'),
  text(/\b(?:was|were) \S+ already\b/i, 'already, before the word'),
  text(/\bsays so\b|\bof itself\b|\bwithout end\b/i, 'a plain sentence'),
  text(/\bgood to know\b/i, 'note'),
  text(/\bsettings profile|profiles? of (?:Go’s |Go's )?settings\b/i, 'preset'),
  text(/\bset-up\b/i, 'setup'),
  text(/\b(?:somebody|nobody)\b/i, 'someone, or the passive'),
  chinese(/您/, '你，或省略'),
  chinese(/接管/, '添加'),
  chinese(/方案/, '预设'),
  chinese(/配置文件/, '启动文件'),
  chinese(/重新编译/, '重新构建'),
  chinese(/停止维护/, '停止支持'),
  chinese(/证明|证实(?!是)/, '校验'),
  chinese(/\p{Script=Han}[,;:!?]/u, '全角标点'),
  chinese(/\p{Script=Han}[A-Za-z]|(?<!\\)[A-Za-z]\p{Script=Han}/u, '汉字与拉丁字母之间的空格'),
];

function everywhere(banned: RegExp, instead: string): WordingRule {
  return { banned, instead, where: 'everywhere' };
}

function text(banned: RegExp, instead: string): WordingRule {
  return { banned, instead, where: 'text' };
}

function chinese(banned: RegExp, instead: string): WordingRule {
  return { banned, instead, where: 'chinese' };
}

interface WordingFault {
  readonly file: string;
  readonly line: number;
  readonly found: string;
  readonly instead: string;
}

/** Files whose string literals people read. The strings of other source files are data, and only comments count there. */
const CATALOGUES = /^(?:renderer\/i18n\/|electron\/(?:contract|main|cli)\/words\/)/;

/** Where the rules are written down, so that banned words stand there as examples. */
const EXEMPT = new Set(['docs/voice.md', 'scripts/check-wording.ts']);

/** Every fault in the content of one file; `file` is its path from the root of the project, with slashes. */
export function findWordingFaults(file: string, content: string): readonly WordingFault[] {
  const isDocument = file.endsWith('.md');
  const isChinese = file.includes('zh-CN') || file.includes('zh-cn');
  const faults: WordingFault[] = [];
  const parts = isDocument ? documentLines(content) : sourceParts(content);
  for (const { line, kind, words } of parts) {
    for (const { banned, instead, where } of WORDING_RULES) {
      const isText = kind === 'text' && (isDocument || CATALOGUES.test(file));
      const applies =
        where === 'everywhere' ? isText || kind === 'comment' : isText && (where === 'chinese') === isChinese;
      const found = applies ? banned.exec(words) : null;
      if (found !== null) faults.push({ file, line, found: found[0], instead });
    }
  }
  return faults;
}

interface Part {
  readonly line: number;
  readonly kind: 'text' | 'comment';
  readonly words: string;
}

/** The lines of a document without code: indented blocks, fences and code spans are what programs print or read. */
function documentLines(content: string): readonly Part[] {
  let isFenced = false;
  return content.split('\n').flatMap((words, index): Part[] => {
    if (words.startsWith('```')) isFenced = !isFenced;
    if (isFenced || words.startsWith('    ')) return [];
    return [{ line: index + 1, kind: 'text', words: words.replace(/`[^`]*`/g, '``') }];
  });
}

/** Comments and string literals, line by line. */
function sourceParts(content: string): readonly Part[] {
  let isInBlock = false;
  return content.split('\n').flatMap((source, index): Part[] => {
    const line = index + 1;
    const start = source.trimStart();
    if (isInBlock || start.startsWith('/*')) {
      isInBlock = !source.includes('*/');
      return [{ line, kind: 'comment', words: source }];
    }
    if (start.startsWith('//')) return [{ line, kind: 'comment', words: source }];
    // A quoted key is an id, not a text.
    const literals = [...source.matchAll(/(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)(?!:)/g)];
    return literals.map(([, single, double, template]) => ({
      line,
      kind: 'text',
      words: single ?? double ?? template ?? '',
    }));
  });
}

/** Every file that the rules hold for. */
function wordedFiles(root: string): readonly string[] {
  return globSync(['{electron,renderer,scripts}/**/*.{ts,tsx}', '*.md', 'docs/*.md', 'docs/zh-CN/*.md'], {
    cwd: root,
    exclude: ['**/node_modules/**'],
  })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !EXEMPT.has(file))
    .sort();
}

/** The faults of the whole project. */
export function findAllWordingFaults(root: string): readonly WordingFault[] {
  return wordedFiles(root).flatMap((file) => findWordingFaults(file, readFileSync(`${root}/${file}`, 'utf8')));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = findAllWordingFaults(fileURLToPath(new URL('..', import.meta.url)));
  for (const { file, line, found, instead } of faults)
    console.error(`${file}:${line}: "${found}": use ${instead} (docs/voice.md)`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
