/**
 * What a probe says, in English: `goswitch proxy probe` and the English window say the same. `{{name}}` stands for a
 * parameter. Causes are clauses, so that verdicts can hold them: `{{cause}}` in a verdict is the text of its cause.
 */

/** Why one way to an endpoint does not work, or why something was not looked at. */
export const PROBE_CAUSE_WORDS = {
  'stalled-dns': 'no name server answers for {{host}} within {{seconds}} s',
  'stalled-connect': '{{host}} takes no connection within {{seconds}} s',
  'stalled-proxy': 'the proxy {{proxy}} opens no way to {{host}} within {{seconds}} s',
  'stalled-tls': '{{host}} does not finish the TLS handshake within {{seconds}} s',
  'stalled-first-byte': '{{host}} takes the request and sends nothing for {{seconds}} s',
  'stalled-body': '{{host}} stops in the middle of its answer for {{seconds}} s',
  'name-not-found': 'the name {{host}} is not known',
  'name-lookup-failed': 'the name {{host}} could not be looked up',
  refused: '{{host}} refuses the connection',
  unreachable: 'there is no way to {{host}} on this network',
  reset: '{{host}} breaks the connection off',
  'reset-tls': '{{host}} breaks the connection off in the middle of the TLS handshake',
  'reset-first-byte': '{{host}} breaks the connection off instead of answering',
  'tls-failed': '{{host}} does not speak TLS as it should ({{code}})',
  'not-http': '{{host}} does not answer in HTTP',
  'ended-early': '{{host}} ends its answer before it is complete',
  status: '{{host}} answers {{status}}',
  'proxy-unreachable': 'the proxy {{proxy}} cannot be reached',
  'proxy-credentials': 'the proxy {{proxy}} wants a user name and a password, or refuses those it gets',
  'proxy-refused': 'the proxy {{proxy}} does not let {{host}} through ({{answer}})',
  'proxy-broken': 'the proxy {{proxy}} breaks off, or does not speak as a proxy of its kind',
  'proxy-not-an-address': 'the configured proxy is not a valid proxy address',
  'authority-unknown': 'the certificate of {{host}} ends in “{{authority}}”, which is not trusted here',
  'issuer-missing':
    'the certificate of {{host}} is signed by “{{issuer}}”, which the server does not send along and nothing here knows',
  'self-signed': 'the certificate of {{host}} is signed by itself',
  expired: 'the certificate “{{subject}}” of {{host}} expired {{days}} days ago',
  'not-yet-valid': 'the certificate “{{subject}}” of {{host}} is not valid yet',
  'wrong-host': 'the certificate of {{host}} is for {{names}}',
  'certificate-other': 'the certificate of {{host}} cannot be trusted ({{code}})',
  'not-a-list':
    '{{host}} answers with something that is no list of versions: often a login or error page of the network',
  'not-in-list': '{{host}} does not have {{module}}',
  'file-missing': 'the folder {{folder}} does not have the module',
  failed: '{{host}} failed: {{message}}',
  'sumdb-off': 'GOSUMDB is off',
  'gosumdb-unreadable': 'GOSUMDB cannot be read: {{message}}',
  'no-record': 'the checksum database could not be asked ({{message}})',
  'record-refused': 'what came in the name of the checksum database is not proven ({{message}})',
  'zip-failed': 'the zip did not come ({{message}})',
  'zip-too-large': 'the zip is much larger than the module',
  'zip-unreadable': 'what came as the zip is none',
  'no-way': 'no way to it works',
  'no-file-known': 'no release is known whose file could be asked for',
  off: 'GOPROXY=off stops every download',
} as const;

/**
 * What the go command does after an entry of GOPROXY, by its own rule (cmd/go/internal/modfetch/proxy.go, and the time
 * limits of net/http).
 */
export const PROBE_NEXT_WORDS = {
  answers: 'answers: go asks nothing after it',
  'not-found-next': 'not found here; go tries {{next}} next',
  'not-found-last': 'not found here, and there is no further entry',
  'error-next': 'fails, and “|” follows: go asks {{next}}',
  'error-stops': 'fails, and “,” follows: go stops here',
  'error-last': 'fails, and is the last',
  'waits-next': 'go waits {{seconds}} s at each request, then asks {{next}}',
  'waits-stops': 'go waits {{seconds}} s, then stops here',
  hangs: 'go waits here without end, whatever follows',
  off: 'stops every download that got here',
  'not-reached': 'is not asked: {{by}} decides before it',
} as const;

/** What it all comes to, with the change that helps. */
export const PROBE_VERDICT_WORDS = {
  'all-good': 'All good: everything in force answers, and what comes is what the checksum database has.',
  'all-good-direct': 'All good: everything in force answers, and modules come from their own origin.',
  'sources-good': 'All sources answer; {{fastest}} is the fastest.',
  unchecked: 'Everything in force answers, but what comes could not be compared with the checksum database: {{cause}}.',
  'certificate-expires': 'Everything answers; the certificate of {{host}} expires in {{days}} days.',
  'reserve-broken': 'What is in force answers, but {{endpoint}}, which would be asked after it, does not: {{cause}}.',
  'gosumdb-off': 'Everything answers, but GOSUMDB is off: a polluted module would not be noticed.',
  'goproxy-off': 'GOPROXY is off, so go downloads no module at all.',
  'goproxy-unreadable': 'Go refuses GOPROXY: {{message}}',
  'go-unknown': 'No Go tells which module proxies it uses, so only sources were tried; those answer.',
  polluted:
    '{{endpoint}} sends something else for {{module}} than the checksum database has: its cache is polluted. Remove it from GOPROXY.',
  'proxy-in-the-way':
    'Through the proxy {{proxy}}, {{endpoint}} does not answer: {{cause}}; without it, it does, so go without the proxy.',
  'proxy-needed': 'Without a proxy {{endpoint}} does not answer: {{cause}}; through {{proxy}} it does, so use that.',
  'proxy-credentials': '{{cause}}: give them, or use another proxy.',
  'trust-authority': '{{cause}}: if this network inspects traffic, give the file of that authority.',
  'entry-stops':
    '{{cause}}, and the “,” after {{endpoint}} keeps go from asking {{next}}, which answers: write “|” after it.',
  'entry-hangs':
    '{{cause}}, and go waits there without end instead of asking {{next}}, which answers: move {{endpoint}} behind it, or take it out.',
  'entry-waits':
    '{{cause}}, and go gives up there after {{seconds}} s instead of asking {{next}}, which answers: move {{endpoint}} behind it, or take it out.',
  'entry-slow':
    '{{cause}}, so every download waits {{seconds}} s before {{next}} answers: move {{endpoint}} behind it, or take it out.',
  'entry-first-fails': '{{cause}}; go asks {{next}} then, which answers: take {{endpoint}} out, or move it behind.',
  'list-fails': 'No entry of GOPROXY gives go a module: {{cause}}.',
  'sumdb-stripped':
    '{{endpoint}} answers {{status}} when asked for the checksum database, where only 404 or 410 would let go ask it directly: no module can be checked.',
  'sumdb-mirror':
    'The checksum database does not answer: {{cause}}; {{mirror}} has the same and answers, so set GOSUMDB to it.',
  'sumdb-fails': 'The checksum database does not answer, so go refuses modules it has not seen: {{cause}}.',
  'sumdb-refused': '{{cause}}: whoever passes on the checksum database changes it, so use another proxy.',
  'source-first-fails': '{{cause}}; {{next}} answers: put it first in the list of sources.',
  'sources-fail': 'No source of releases answers: {{cause}}.',
  offline: 'Nothing answers at all: {{cause}}. This computer seems to be offline, or to need a proxy.',
} as const;

/** What a button does. */
export const PROBE_ACTION_WORDS = {
  'pipe-after': 'Write “|” after {{entry}}',
  'move-behind': 'Move {{entry}} behind the entries that answer',
  'remove-entry': 'Remove {{entry}} from GOPROXY',
  'use-proxy': 'Let GoSwitch connect through {{proxy}}',
  'use-direct': 'Let GoSwitch connect directly',
  'terminal-proxy': 'Give terminals the proxy {{proxy}}',
  'terminal-no-proxy': 'Remove the proxy from terminals',
  'proxy-credentials': 'Give the user name and password of {{proxy}}',
  'ca-file': 'Choose the file of the authority',
  'gosumdb-mirror': 'Set GOSUMDB to {{mirror}}',
  'gosumdb-default': 'Take GOSUMDB back to what Go ships with',
  'goproxy-default': 'Take GOPROXY back to what Go ships with',
  'fastest-first': 'Order the sources: the fastest first',
} as const;

export type ProbeCauseKind = keyof typeof PROBE_CAUSE_WORDS;
export type ProbeNextKind = keyof typeof PROBE_NEXT_WORDS;
export type ProbeVerdictKind = keyof typeof PROBE_VERDICT_WORDS;
export type ProbeActionKind = keyof typeof PROBE_ACTION_WORDS;
