/**
 * Takes secrets out of text before it is written anywhere. It rather hides a harmless word than shows a secret: what it
 * returns is for reading, never for use. Every pattern is linear in the length of the text: no repetition may start
 * again at each character of a long word.
 */

/** What stands in place of a secret. */
export const REDACTED = '***';

/** Names whose value is a secret wherever they end a longer name: GITHUB_TOKEN, clientSecret, X-Amz-Signature. */
const SECRET_NAME =
  'passw(?:or)?d|passphrase|passcode|secret|token|api[-_]?key|access[-_]?key(?:[-_]?id)?|secret[-_]?key|private[-_]?key|signing[-_]?key|credentials?|signature|authorization|cookie';

/** Short ones, secrets only when they are the whole name or follow a `_` or `-`. */
const SHORT_NAME = '(?<![A-Za-z0-9])(?:auth|pass|pwd|sig|pat|jwt)';

const NAME = `(?:${SECRET_NAME}|${SHORT_NAME})s?\\d{0,2}`;

/** In quotes up to the closing one; when the quotes are escaped (JSON inside JSON) up to the closing escaped one. */
const QUOTED = `\\\\"(?:[^"\\\\]|\\\\[^"])*|"(?:[^"\\\\]|\\\\.)*|'[^']*`;

/** The whole value: in quotes, or up to a blank, a quote, `&`, `<` or `>`. */
const VALUE = `(?:${QUOTED}|[^\\s"'&<>]+)`;

const HEADER = '(?:proxy-)?authorization|(?:set-)?cookie|[\\w-]{0,40}(?:api-key|auth-token|private-token|access-token)';

interface Pattern {
  readonly find: RegExp;
  readonly replace: string | ((...match: string[]) => string);
}

const PATTERNS: readonly Pattern[] = [
  {
    find: /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)[\s\S]*?(-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
    replace: `$1${REDACTED}$2`,
  },
  // https://user:password@host, also with a password that breaks the URL by holding / ? or #; host:8080/path@version is no such thing.
  { find: /(:\/\/)(?!\[)[^\s/?#@:"]{0,256}:(?!\d{1,5}(?:[/?#\s,|]|$))[^\s@"]{0,1024}@/g, replace: `$1${REDACTED}@` },
  // The whole user part up to the last @ of the authority: a token may stand in the place of the name.
  { find: /(:\/\/)[^\s/?#"]{1,1024}@/g, replace: `$1${REDACTED}@` },
  // user:password@host without a scheme, as proxy variables may have it.
  {
    find: /(?<=^|[\s=,|"'(])(?![\w+.-]{1,40}:\/\/)[^\s:@/=,|"'(]{1,256}:[^\s@/"']{1,256}@(?!sha\d)(?=[\w[])/g,
    replace: `${REDACTED}@`,
  },
  // The query of a URL, and a fragment that has values: signed URLs and mirrors carry their keys there, under any name.
  {
    find: /([A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/[^\s?#"'<>]{1,2048}\?)((?:[^\s"'<>|,#]|,(?!\s|$|direct\b|off\b|https?:))+)/g,
    replace: (_all, before, query) => `${before}${query!.split('&').map(hideParameter).join('&')}`,
  },
  {
    find: /([A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/[^\s#"'<>]{1,2048}#[\w.-]{1,64}=)[^\s"'<>|,]+/g,
    replace: `$1${REDACTED}`,
  },
  // Headers: the rest of the line, or of the quoted string.
  {
    find: new RegExp(`\\b(${HEADER})(\\\\?["']?\\s{0,8}:\\s{0,8})(${QUOTED}|[^\\r\\n"']+)`, 'gi'),
    replace: (_all, name, colon, value) => `${name}${colon}${hide(value)}`,
  },
  // In prose the next word is a word: lower case, without digits.
  {
    find: /\b([Bb]earer|[Bb]asic|BEARER|BASIC)(\s{1,8})(?=[^\s"',;]{0,512}[A-Z0-9=+/_])[A-Za-z0-9+/_.~=-]{6,}/g,
    replace: `$1$2${REDACTED}`,
  },
  // name=value, name: value, "name": "value"
  {
    find: new RegExp(`(${NAME})(\\\\?["']?\\s{0,8}=>?\\s{0,8})(${VALUE})`, 'gi'),
    replace: (_all, name, equals, value) =>
      isPath(name, value) ? `${name}${equals}${value}` : `${name}${equals}${hide(value)}`,
  },
  {
    find: new RegExp(`(?<![/\\\\])(${NAME})(\\\\?["']?\\s{0,8}:\\s{0,8})(${VALUE})`, 'gi'),
    replace: (_all, name, colon, value) => `${name}${colon}${hide(value)}`,
  },
  // --token value, and netrc: login NAME password VALUE
  {
    find: new RegExp(`(--[\\w-]{0,40}(?:${SECRET_NAME})s?\\s{1,8})(?!-)(${VALUE})`, 'gi'),
    replace: (_all, flag, value) => `${flag}${hide(value)}`,
  },
  { find: /(\blogin\s{1,8}\S{1,256}\s{1,8}password\s{1,8})\S+/gi, replace: `$1${REDACTED}` },
  // Tokens that show what they are: GitHub, GitLab, Slack, npm, AWS, Google, JSON Web Tokens.
  {
    find: /\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|glpat-[\w-]{16,}|xox[abeprs]-[\w-]{8,}|npm_[A-Za-z0-9]{16,}|(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[\w-]{30,}|eyJ[\w-]{8,}\.eyJ[\w-]{4,}(?:\.[\w-]*)?)/g,
    replace: REDACTED,
  },
];

/**
 * The text with `***` in place of passwords, tokens and other secrets it knows by their shape or their name.
 * Idempotent.
 */
export function redactSecrets(text: string): string {
  let result = text;
  for (const { find, replace } of PATTERNS) result = result.replace(find, replace as string);
  return result;
}

const SECRET_KEY = new RegExp(`${NAME}$`, 'i');

/** A copy of plain data (JSON) with every string redacted, and every value whose key names a secret hidden whole. */
export function redactSecretsIn<T>(value: T): T {
  return redactValue(value) as T;
}

function redactValue(value: unknown): unknown {
  if (typeof value === 'string') return redactSecrets(value);
  if (Array.isArray(value)) return value.map(redactValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      redactSecrets(key),
      isSecret(key, part) ? REDACTED : redactValue(part),
    ]),
  );
}

function isSecret(key: string, value: unknown): boolean {
  return (
    SECRET_KEY.test(key) &&
    (typeof value === 'number' || (typeof value === 'string' && value !== '' && !isPath(key, value)))
  );
}

/** Parameters whose values are no secret: those of the release index. */
const OPEN_PARAMETER = /^(?:mode|include)=\w*$|^go-get=1$/;

/**
 * `key=...` with its name alone; what has no name is hidden whole. What stands behind the URL stays: a bracket, a full
 * stop.
 */
function hideParameter(parameter: string): string {
  const end = /[).;\]\\]*$/.exec(parameter)?.[0] ?? '';
  const own = parameter.slice(0, parameter.length - end.length);
  if (own === '' || OPEN_PARAMETER.test(own)) return parameter;
  const at = own.indexOf('=');
  return `${at < 0 ? '' : own.slice(0, at + 1)}${REDACTED}${end}`;
}

/** `PWD=/home/me` is the working folder. */
function isPath(name: string, value: string): boolean {
  return /^pwd$/i.test(name) && /^["']?(?:\/|[A-Za-z]:\\|~|\.)/.test(value);
}

/** Keeps an opening quote, so that the text around stays readable. */
function hide(value: string): string {
  const quote = /^\\?["']/.exec(value)?.[0] ?? '';
  return `${quote}${REDACTED}`;
}
