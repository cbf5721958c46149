import { REDACTED, redactSecrets } from '../../base/log/redact-secrets.ts';
import { findBlocks, PROXY_BLOCK } from './profile-block.ts';
import { decodeProfile } from './profile-text.ts';
import type { ProfileSnapshot } from './read-profile.ts';

/**
 * `text` with the lines of the proxy block that name a user at a proxy hidden: what is shown or journalled never holds
 * that password.
 */
export function hideProxyCredentials(text: string): string {
  const blocks = text.includes('@') ? findBlocks(text, PROXY_BLOCK) : [];
  return blocks.reduceRight((shown, { start, end }) => {
    const hidden = shown.slice(start, end).replace(/^.*@.*$/gm, '# *** (proxy variables with user name and password)');
    return shown.slice(0, start) + hidden + shown.slice(end);
  }, text);
}

/**
 * A diff or lines of a profile fit to be shown: around the block of GoSwitch stand the person's own lines, among them
 * passwords and keys under any name (`export STRIPE_KEY=...`, `mysql -ps3cret`, `curl -u me:s3cret`), of which nothing
 * but the value is hidden.
 */
export function hideSecretLines(text: string): string {
  return redactSecrets(text)
    .replace(
      /(\b[A-Za-z0-9_]{0,80}(?:KEY|PW|PSK|PIN|DSN|CREDS?)\d{0,2}(?:\s{0,4}=\s{0,4}|\s{1,4}))("[^"\n]*"|'[^'\n]*'|[^\s"';]+)/g,
      `$1${REDACTED}`,
    )
    .replace(
      /(\s-u\s{0,4}["']?[^\s:"']{1,80}:|\b(?:sshpass|mysql\w{0,20})\s[^\n]{0,200}?-p\s?)[^\s"']+/g,
      `$1${REDACTED}`,
    );
}

/** Whether a user is named in the proxy block of these bytes. Throws `profile-invalid` for what is not text. */
export function holdsProxyCredentials(bytes: Buffer): boolean {
  const { text } = decodeProfile(bytes);
  return hideProxyCredentials(text) !== text;
}

/** Whether users other than its owner may read the file. Not told on Windows, where rights are no mode. */
export function isReadableByOthers({ mode }: Pick<ProfileSnapshot, 'mode'>): boolean {
  return mode !== null && process.platform !== 'win32' && (mode & 0o044) !== 0;
}
