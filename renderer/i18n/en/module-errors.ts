/** What the errors of module proxies and checksum databases say; part of errors.ts. */
export const moduleErrors = {
  'goproxy-unset': {
    title: 'No Go module proxy is configured',
    why: 'The environment, go env, the installed SDKs and the settings do not name one.',
    advice: 'Enter your proxy under “Go module proxy” in Settings, or set GOPROXY with go env -w.',
  },
  'go-setting-invalid': {
    title: 'A Go setting is invalid',
    why: 'GOPROXY, GOSUMDB or GOAUTH has a value that the go command rejects, or that GoSwitch does not support.',
    advice: 'Correct the value named in the details.',
  },
  'sumdb-disabled': {
    title: 'The checksum database is turned off',
    why: 'GOSUMDB=off. Like the go command, GoSwitch installs from a module proxy only what the checksum database verifies.',
    advice: 'Unset GOSUMDB, or install from another source.',
  },
  'sumdb-unavailable': {
    title: 'Could not reach the checksum database',
    why: 'It did not respond, either directly or through the module proxy, so the download cannot be verified.',
    advice:
      'Try again, or use a module proxy that forwards the checksum database. In China, GOSUMDB=sum.golang.google.cn may help.',
  },
  'sumdb-unsigned': {
    title: 'Invalid checksum database signature',
    why: 'Another server responded in its name, or the response was altered on the way.',
    advice: 'Do not install from this proxy, and tell its administrator.',
  },
  'sumdb-forked': {
    title: 'The checksum database contradicts itself',
    why: 'It signed two lists that cannot both be true. The log keeps both as evidence.',
    advice: 'Do not install anything from it, and report it to the Go security team.',
  },
  'sumdb-stale': {
    title: 'The checksum database response is out of date',
    why: 'It is older than an earlier response, or does not include this version yet.',
    advice: 'Try again later, or use another proxy.',
  },
  'sumdb-record-invalid': {
    title: 'Checksum database verification failed',
    why: 'A record or part of the list does not match what the checksum database signed.',
    advice: 'Do not install from this proxy, and tell its administrator.',
  },
  'module-mismatch': {
    title: 'Checksum mismatch',
    why: 'The download’s hash differs from the one in the checksum database. Nothing was installed.',
    advice: 'Use another proxy, and tell the administrator of this one.',
  },
} as const;
