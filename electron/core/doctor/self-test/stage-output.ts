import { redactSecrets } from '../../base/log/redact-secrets.ts';

const LONGEST = 8000;
/** Read for secrets; more than is kept, so that what is left of a line does not decide. */
const CONSIDERED = 32_000;

/** The end of what a program wrote, at most 8,000 characters, secrets taken out. */
export function boundedOutput(...parts: readonly Buffer[]): string {
  const texts = parts.map((part) => endOf(part).trimEnd()).filter((text) => text !== '');
  const text = redactSecrets(texts.join('\n'));
  return text.length <= LONGEST ? text : `...\n${afterFirstLine(text.slice(-LONGEST))}`;
}

/**
 * The line that says most of a failure: the first that is no heading (`# runtime/cgo`), no noise of GODEBUG and no
 * progress. At most 300 characters.
 */
export function tellingLine(text: string): string | null {
  const lines = text.split('\n').map((line) => line.trim());
  const found = lines.find(
    (line) => line !== '' && !/^(#|\.\.\.|init \S+ @|SCHED |gc \d+ @|HASH|go: downloading )/.test(line),
  );
  return found === undefined ? null : found.slice(0, 300);
}

function endOf(bytes: Buffer): string {
  const isWhole = bytes.length <= CONSIDERED;
  const text = bytes.subarray(isWhole ? 0 : bytes.length - CONSIDERED).toString('utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const plain = text.replace(/\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]/g, '');
  return isWhole ? plain : afterFirstLine(plain);
}

/** A line cut in two may hold half a secret. */
function afterFirstLine(text: string): string {
  const at = text.indexOf('\n');
  return at < 0 ? '' : text.slice(at + 1);
}
