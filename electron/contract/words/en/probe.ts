/**
 * The English texts of a connection test, for `goswitch proxy probe` and the window. `{{name}}` is a parameter. Causes are
 * clauses, so that a verdict can contain one: `{{cause}}` in a verdict is the text of its cause.
 */

/** Why a network route to an endpoint does not work, or why something was not tested. */
export const PROBE_CAUSE_WORDS = {
  'stalled-dns': '{{host}} could not be resolved: no DNS server responded within {{seconds}} s',
  'stalled-connect': '{{host}} did not accept a connection within {{seconds}} s',
  'stalled-proxy': 'the proxy {{proxy}} did not connect to {{host}} within {{seconds}} s',
  'stalled-tls': '{{host}} did not finish the TLS handshake within {{seconds}} s',
  'stalled-first-byte': '{{host}} accepts requests but sent nothing for {{seconds}} s',
  'stalled-body': '{{host}} stopped sending in the middle of its response for {{seconds}} s',
  'name-not-found': '{{host}} could not be resolved: the name does not exist',
  'name-lookup-failed': '{{host}} could not be resolved: the DNS lookup failed',
  refused: '{{host}} refused the connection',
  unreachable: '{{host}} is unreachable from this network',
  reset: '{{host}} closed the connection',
  'reset-tls': '{{host}} closed the connection during the TLS handshake',
  'reset-first-byte': '{{host}} closed the connection without responding',
  'tls-failed': '{{host}} failed the TLS handshake ({{code}})',
  'not-http': '{{host}} did not send a valid HTTP response',
  'ended-early': '{{host}} closed the connection before its response was complete',
  status: '{{host}} responded with status {{status}}',
  'proxy-unreachable': 'the proxy {{proxy}} is unreachable',
  'proxy-credentials': 'the proxy {{proxy}} requires a user name and password, or rejected the ones it got',
  'proxy-refused': 'the proxy {{proxy}} refused to connect to {{host}} ({{answer}})',
  'proxy-broken': 'the proxy {{proxy}} closed the connection, or is a different type of proxy',
  'proxy-not-an-address': 'the configured proxy is not a valid proxy address',
  'authority-unknown': '{{host}} has a certificate from “{{authority}}”, which is not trusted here',
  'issuer-missing': '{{host}} has a certificate signed by “{{issuer}}”, but did not send that intermediate certificate',
  'self-signed': '{{host}} has a self-signed certificate',
  expired: '{{host}} has a certificate (“{{subject}}”) that expired {{days}} days ago',
  'not-yet-valid': '{{host}} has a certificate (“{{subject}}”) that is not valid yet',
  'wrong-host': '{{host}} has a certificate for {{names}} instead',
  'certificate-other': '{{host}} has a certificate that cannot be trusted ({{code}})',
  'not-a-list': '{{host}} sent something other than a list of versions, often a login or error page of the network',
  'not-in-list': '{{host}} does not have {{module}}',
  'file-missing': 'the folder {{folder}} does not contain the module',
  failed: '{{host}} failed: {{message}}',
  'sumdb-off': 'GOSUMDB is off',
  'gosumdb-unreadable': 'GOSUMDB is invalid: {{message}}',
  'no-record': 'the checksum database could not be reached ({{message}})',
  'record-refused': 'the response of the checksum database could not be verified ({{message}})',
  'zip-failed': 'the zip could not be downloaded ({{message}})',
  'zip-too-large': 'the zip is much larger than the module',
  'zip-unreadable': 'the downloaded file is not a zip',
  'no-way': 'no network route to it works',
  'no-file-known': 'no release file is known that could be tested',
  off: 'GOPROXY=off turns off all downloads',
} as const;

/**
 * What the go command does after an entry of GOPROXY, by its own rule (cmd/go/internal/modfetch/proxy.go, and the time
 * limits of net/http).
 */
export const PROBE_NEXT_WORDS = {
  answers: 'works; go tries nothing after it',
  'not-found-next': 'not found here; go tries {{next}} next',
  'not-found-last': 'not found here, and there is no further entry',
  'error-next': 'fails; because of the “|”, go tries {{next}} next',
  'error-stops': 'fails; because of the “,”, go stops here',
  'error-last': 'fails, and there is no further entry',
  'waits-next': 'go waits {{seconds}} s at each request, then tries {{next}}',
  'waits-stops': 'go waits {{seconds}} s, then stops here',
  hangs: 'go hangs here and tries nothing after it',
  off: 'stops every download that gets here',
  'not-reached': 'not tried: {{by}} comes first and decides',
} as const;

/** The verdict of the whole test, with the change that helps. */
export const PROBE_VERDICT_WORDS = {
  'all-good': 'No problems found: every configured address works, and downloads match the checksum database.',
  'all-good-direct':
    'No problems found: every configured address works, and modules come directly from their repositories.',
  'sources-good': 'All download sources work; {{fastest}} is the fastest.',
  unchecked:
    'Every configured address works, but downloads could not be compared with the checksum database: {{cause}}.',
  'certificate-expires': 'Every configured address works, but the certificate of {{host}} expires in {{days}} days.',
  'reserve-broken': 'Downloads work, but the fallback {{endpoint}} does not: {{cause}}.',
  'gosumdb-off': 'Every configured address works, but GOSUMDB is off, so a tampered module would go unnoticed.',
  'goproxy-off': 'GOPROXY is off, so go does not download any modules.',
  'goproxy-unreadable': 'GOPROXY is invalid: {{message}}',
  'go-unknown':
    'Could not run go to find out which module proxies it uses. Only the download sources were tested, and they work.',
  polluted:
    '{{endpoint}} sends a copy of {{module}} that does not match the checksum database. Remove it from GOPROXY.',
  'proxy-in-the-way':
    '{{endpoint}} does not work through the proxy {{proxy}}: {{cause}}. It works without the proxy, so connect directly.',
  'proxy-needed':
    '{{endpoint}} does not work without a proxy: {{cause}}. It works through {{proxy}}, so use that proxy.',
  'proxy-credentials': 'Enter the proxy user name and password, or use another proxy: {{cause}}.',
  'trust-authority': 'If this network inspects traffic, choose its certificate authority file: {{cause}}.',
  'entry-stops':
    '{{cause}}, and the “,” after {{endpoint}} keeps go from trying {{next}}, which works. Change it to “|”.',
  'entry-hangs':
    '{{cause}}, so go hangs and never tries {{next}}, which works. Move {{endpoint}} after it, or remove it.',
  'entry-waits':
    '{{cause}}, so go stops after {{seconds}} s and never tries {{next}}, which works. Move {{endpoint}} after it, or remove it.',
  'entry-slow':
    '{{cause}}, so every download waits {{seconds}} s before go tries {{next}}, which works. Move {{endpoint}} after it, or remove it.',
  'entry-first-fails':
    '{{cause}}, so go falls back to {{next}}, which works. Remove {{endpoint}}, or move it after {{next}}.',
  'list-fails': 'No entry of GOPROXY works, so go cannot download modules: {{cause}}.',
  'sumdb-stripped':
    '{{endpoint}} returns {{status}} for the checksum database. Go connects to it directly only after a 404 or 410, so modules cannot be verified.',
  'sumdb-mirror':
    'The checksum database is unreachable: {{cause}}. {{mirror}} has the same content and works, so set GOSUMDB to it.',
  'sumdb-fails': 'The checksum database is unreachable, so go rejects modules it has not verified before: {{cause}}.',
  'sumdb-refused': 'A proxy alters the checksum database, so use another proxy: {{cause}}.',
  'source-first-fails': '{{cause}}. {{next}} works, so move it to the top of the download sources.',
  'sources-fail': 'No download source works: {{cause}}.',
  offline: 'Nothing can be reached: {{cause}}. This computer seems to be offline, or needs a proxy.',
} as const;

/** The labels of the buttons that apply a change. */
export const PROBE_ACTION_WORDS = {
  'pipe-after': 'Use “|” after {{entry}}',
  'move-behind': 'Move {{entry}} after the entries that work',
  'remove-entry': 'Remove {{entry}} from GOPROXY',
  'use-proxy': 'Connect GoSwitch through {{proxy}}',
  'use-direct': 'Connect GoSwitch directly',
  'terminal-proxy': 'Set the terminal proxy to {{proxy}}',
  'terminal-no-proxy': 'Remove the terminal proxy',
  'proxy-credentials': 'Enter the user name and password of {{proxy}}',
  'ca-file': 'Choose the certificate authority file',
  'gosumdb-mirror': 'Set GOSUMDB to {{mirror}}',
  'gosumdb-default': 'Reset GOSUMDB to Go’s default',
  'goproxy-default': 'Reset GOPROXY to Go’s default',
  'fastest-first': 'Sort the sources, fastest first',
} as const;

export type ProbeCauseKind = keyof typeof PROBE_CAUSE_WORDS;
export type ProbeNextKind = keyof typeof PROBE_NEXT_WORDS;
export type ProbeVerdictKind = keyof typeof PROBE_VERDICT_WORDS;
export type ProbeActionKind = keyof typeof PROBE_ACTION_WORDS;
