import { AppError } from '../../../contract/errors.ts';
import type { CoreContext } from '../../context.ts';
import { type NetrcLine, readNetrc } from './netrc.ts';

/**
 * How the go command is told to authenticate: `off`, or `netrc`, which is its default (go help goauth). Commands and
 * `git` are forms that GoSwitch does not have: they run programs. Throws `go-setting-invalid`, for what Go itself
 * refuses in its words.
 */
export function parseGoauth(value: string): 'off' | 'netrc' {
  const commands = value.split(';').map((command) => command.trim());
  if (commands.includes('')) throw invalid(`GOAUTH encountered an empty command (GOAUTH=${value})`);
  const words = commands.map((command) => command.split(/\s+/)[0] ?? '');
  if (words.includes('off')) {
    if (words.length > 1)
      throw invalid(`GOAUTH=off cannot be combined with other authentication commands (GOAUTH=${value})`);
    return 'off';
  }
  const foreign = words.find((word) => word !== 'netrc');
  if (foreign === undefined) return 'netrc';
  throw invalid(
    `GOAUTH=${foreign} runs a program to get credentials, which GoSwitch does not do`,
    'Put the credentials into .netrc, or into the URL of the proxy',
  );
}

function invalid(message: string, hint = 'go help goauth tells the forms; unset, it is netrc'): AppError {
  return new AppError('go-setting-invalid', message, { hint, details: { setting: 'GOAUTH' } });
}

/** The authorization header for a URL, or nothing. */
export type Authorize = (url: URL) => Promise<Readonly<Record<string, string>>>;

/**
 * Credentials of netrc, for https alone and where the URL has none of its own. A machine may be a host or the beginning
 * of a path below it; the longest that fits counts, and of two for one machine the first (cmd/go/internal/auth/auth.go,
 * loadCredential). Neither GOAUTH nor the file is looked at before the first https request.
 */
export function createAuthorize(context: Pick<CoreContext, 'env' | 'os' | 'userHome'>, goauth: string): Authorize {
  let lines: Promise<readonly NetrcLine[]> | undefined;
  return async (url) => {
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return {};
    lines ??= parseGoauth(goauth) === 'off' ? Promise.resolve([]) : readNetrc(context);
    const line = findMachine(await lines, url);
    if (line === null) return {};
    return { authorization: `Basic ${Buffer.from(`${line.login}:${line.password}`).toString('base64')}` };
  };
}

function findMachine(lines: readonly NetrcLine[], url: URL): NetrcLine | null {
  for (
    let prefix = `${url.host}${url.pathname}`.replace(/\/$/, '');
    prefix !== '';
    prefix = prefix.slice(0, Math.max(prefix.lastIndexOf('/'), 0))
  ) {
    const line = lines.find(({ machine }) => machine.replace(/^https:\/\//, '').replace(/\/$/, '') === prefix);
    if (line !== undefined) return line;
  }
  return null;
}
