import { AppError } from '../../../contract/errors.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import { isLoopback } from '../../base/network/loopback.ts';

/**
 * URLs of a source. A base may carry credentials (`https://user:key@mirror/`): what is shown or stored goes through
 * `withoutCredentials`.
 */

/**
 * The base of a source with a `/` at its end and without query or fragment. Throws `source-unknown` when it is not an
 * http or https URL.
 */
export function normalizeBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new AppError(
      'source-unknown',
      `"${redactSecrets(text.slice(0, 200))}" is neither the name of a source nor an http or https URL`,
      {
        hint: 'The setting "sources" holds the names',
      },
    );
  }
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

/**
 * Where the whole index of a base is: every release, archived and unstable ones too (golang/website internal/dl/dl.go).
 */
export function indexUrl(base: string): string {
  return `${base}?mode=json&include=all`;
}

/** Where a base has a file. `filename` is one that `parseIndex` let through. */
export function fileUrl(base: string, filename: string): string {
  return base + filename;
}

/** A URL fit to be shown, logged and kept. */
export function withoutCredentials(text: string): string {
  const url = new URL(text);
  url.username = '';
  url.password = '';
  return url.href;
}

/**
 * Whether a base may say what the right sha256 of a file is: one that the user trusts and that nobody on the way can
 * impersonate (https, or this machine itself).
 */
export function isTrustedBase(base: string, trusted: boolean): boolean {
  const url = new URL(base);
  return trusted && (url.protocol === 'https:' || isLoopback(url));
}
