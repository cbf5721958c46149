import { AppError } from '../../../contract/errors.ts';
import { PROXY_VARIABLES, type ProxyValues, type ProxyVariable } from '../../../contract/terminal-proxy.ts';
import { parseProxyServer } from '../../base/network/proxy/proxy-server.ts';
import { isWritableValue } from '../profiles/proxy-lines.ts';

/**
 * Throws `invalid-input` unless each value can be written into every profile and programs can use it: an address of a
 * proxy, for NO_PROXY a list. The message never holds the value, in which a password may stand.
 */
export function assertProxyValues(
  values: ProxyValues,
  { withCredentials }: { readonly withCredentials: boolean },
): void {
  const named = PROXY_VARIABLES.filter((name) => values[name] !== undefined);
  if (named.length === 0)
    throw new AppError('invalid-input', `Name at least one variable: ${PROXY_VARIABLES.join(', ')}`);
  for (const name of named) assertValue(name, values[name]!);
  if (!withCredentials && hasCredentials(values)) {
    throw new AppError(
      'invalid-input',
      'A user name or password would be stored in startup files, where it is easily read or shared',
      {
        hint: 'Leave it out of the address, or say that it may stand there: --with-credentials',
      },
    );
  }
}

function assertValue(name: ProxyVariable, value: string): void {
  if (value.trim() === '') throw new AppError('invalid-input', `${name} is empty: to leave it unset, omit it`);
  if (!isWritableValue(value))
    throw new AppError('invalid-input', `${name} holds a line break or another character that no profile can hold`);
  if (name !== 'NO_PROXY' && parseProxyServer(value) === null) {
    throw new AppError('invalid-input', `${name} is not a valid proxy address`, {
      hint: 'Such as http://proxy.example:3128 or socks5://proxy.example:1080',
    });
  }
}

/** Whether a user name or password stands in one of them. */
export function hasCredentials(values: ProxyValues): boolean {
  return PROXY_VARIABLES.some((name) => name !== 'NO_PROXY' && values[name]?.includes('@'));
}

/** The values as they may be shown. */
export function hideCredentials(values: ProxyValues): ProxyValues {
  const hide = (value: string) => value.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1***@');
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, hide(value)]));
}
