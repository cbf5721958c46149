import { AppError, type ErrorCode } from '../../../contract/errors.ts';
import { MIRROR_PRESETS } from '../../../contract/mirror-presets.ts';
import { type NetworkAdvice, networkAdvice } from '../../../contract/network-advice.ts';

/**
 * What was asked for: an archive, the list of releases, something of a Go module proxy, or of the checksum database.
 */
type NetworkUse = 'archive' | 'list' | 'modules' | 'database';

interface FailedRequest {
  readonly code: ErrorCode;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

interface HintOptions {
  /** Default: an archive. */
  readonly use?: NetworkUse;
  /** Hosts that were tried besides: they are not offered. */
  readonly tried?: readonly string[];
}

const PROXY =
  'If this network needs a proxy: goswitch settings set proxyUrl http://HOST:PORT, then goswitch settings set proxyMode manual; or set HTTPS_PROXY';
const AUTHORITY =
  'If this network inspects TLS traffic, trust its certificate authority: goswitch settings set caFile /path/to/ca.pem (SSL_CERT_FILE counts too)';

const HINTS: Readonly<Record<NetworkAdvice, (other: string) => string>> = {
  name: (other) => `Check the connection and the name server. ${PROXY}. ${other}`,
  'no-way': (other) => `Check the connection. ${PROXY}. ${other}`,
  refused: (other) => `Check the address and port. ${PROXY}. ${other}`,
  timeout: (other) => `${other}. ${PROXY}`,
  stall: (other) => `Run it again: what was received is kept. ${other}. ${PROXY}`,
  reset: (other) => `Run it again. ${other}. ${PROXY}`,
  authority: () => AUTHORITY,
  'wrong-host': (other) => `A proxy or a sign-in page of this network may have answered. ${PROXY}. ${other}`,
  date: (other) => `Check the date and time of this computer. ${other}`,
  certificate: (other) => `${AUTHORITY}. ${other}`,
  tls: (other) => `Check that the port speaks https. ${PROXY}. ${other}`,
  garbled: (other) => `A proxy of this network may have changed the answer. ${PROXY}. ${other}`,
  'sign-in': (other) =>
    `The server wants a user name and a password: put them into its URL (https://NAME:PASSWORD@HOST/). ${other}`,
  forbidden: (other) => `The server or this network does not allow it. ${other}. ${PROXY}`,
  blocked: (other) => `The server may not serve this country or network. ${other}. ${PROXY}`,
  missing: (other) => `The file is not there. ${other}`,
  'gateway-sign-in': () =>
    'This network wants you to sign in: open a web page in a browser, or give its proxy to GoSwitch: goswitch settings set proxyUrl http://HOST:PORT, then goswitch proxy credentials --user NAME',
  busy: (other) => `The server has too much to do; run it again later. ${other}`,
  server: (other) => `The server has a problem; run it again later. ${other}`,
  status: (other) => `Check the URL of the source. ${other}`,
  'proxy-unreachable': () =>
    'Check the address of the proxy, or go without one: goswitch settings set proxyMode direct. goswitch proxy shows who set it',
  'proxy-credentials': () => 'Give GoSwitch the user name and the password: goswitch proxy credentials --user NAME',
  'proxy-scheme': () =>
    'Run a local proxy that signs in for you (cntlm, px) and set its address: goswitch settings set proxyUrl http://127.0.0.1:3128, then goswitch settings set proxyMode manual',
  'proxy-refused': (other) => `Ask whoever runs the proxy to let it through. ${other}`,
  'proxy-broken': () =>
    'Check the address and the kind of the proxy: goswitch proxy shows it, goswitch settings set proxyUrl changes it',
  'proxy-address': () => 'Set its address: goswitch settings set proxyUrl http://HOST:PORT',
  other: (other) => `Run it again. ${other}. goswitch proxy probe shows what fails, and where`,
};

/**
 * The one line that says which setting or source would help after a failure of the network; null for any other error.
 */
export function networkHint(error: FailedRequest, { use = 'archive', tried = [] }: HintOptions = {}): string | null {
  const advice = networkAdvice(error);
  if (advice === null) return null;
  const retryAfterMs = error.details?.['retryAfterMs'];
  if (typeof retryAfterMs === 'number')
    return `The server asks to wait ${Math.ceil(retryAfterMs / 1000)} s. ${otherRoute(use, [hostOf(error), ...tried])}`;
  if (use === 'modules' && advice === 'sign-in')
    return 'The module proxy wants a user name and a password: put them into ~/.netrc, or name a command in GOAUTH';
  return HINTS[advice](otherRoute(use, [hostOf(error), ...tried]));
}

/** The error with the hint for what was asked for; any other error as it is. */
export function withNetworkHint(error: AppError, options: HintOptions = {}): AppError {
  const hint = networkHint(error, options);
  if (hint === null) return error;
  const { code, message, details, cause } = error;
  return new AppError(code, message, { hint, ...(details === undefined ? {} : { details }), cause });
}

/** The host of `details.url`; `''` where there is none. */
export function hostOf({ details }: FailedRequest): string {
  const url = String(details?.['url'] ?? '');
  return URL.canParse(url) ? new URL(url).host : '';
}

/**
 * Sources by their names that do not lead to one of these hosts. Archives of go.dev and golang.google.cn come from
 * dl.google.com in the end.
 */
function otherRoute(use: NetworkUse, tried: readonly string[]): string {
  if (use === 'modules') return 'Another module proxy: goswitch settings set goproxy https://goproxy.cn,direct';
  if (use === 'database')
    return 'Another address of the checksum database: goswitch env set GOSUMDB=sum.golang.google.cn';
  const isGoogleGone = tried.includes('dl.google.com');
  const names = MIRROR_PRESETS.filter(({ kind, url }) => {
    if (tried.includes(new URL(url).host)) return false;
    return kind === 'index' ? !isGoogleGone : use === 'archive';
  }).map(({ name }) => name);
  const [first, second] = [
    ...names.filter((name) => name === 'golang.google.cn'),
    ...names.filter((name) => name === 'aliyun'),
    ...names,
  ];
  if (first === undefined) return 'goswitch proxy probe shows what fails, and where';
  return second === undefined || second === first
    ? `Another source: --from ${first}`
    : `Another source: --from ${first} or --from ${second}`;
}
