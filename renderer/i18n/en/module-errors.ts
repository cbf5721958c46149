/** What the errors of module proxies and checksum databases say; part of errors.ts. */
export const moduleErrors = {
  'goproxy-unset': {
    title: 'No Go module proxy is known',
    why: 'Neither the environment, nor go env, nor an SDK here, nor the settings name one.',
    advice: 'Enter your proxy under “Go module proxy” in Settings, or set GOPROXY with go env -w.',
  },
  'go-setting-invalid': {
    title: 'A Go setting cannot be used',
    why: 'GOPROXY, GOSUMDB or GOAUTH holds something that the go command refuses, or a form that GoSwitch does not have.',
    advice: 'Correct the value named in the details.',
  },
  'sumdb-disabled': {
    title: 'The checksum database is turned off',
    why: 'GOSUMDB=off. A Go from a module proxy is only installed when the checksum database proves it; the go command insists on that too.',
    advice: 'Unset GOSUMDB, or install from another source.',
  },
  'sumdb-unavailable': {
    title: 'The checksum database does not answer',
    why: 'Neither through the module proxy nor by itself could it be asked, so nothing proves the download.',
    advice:
      'Try again, or let the module proxy pass on the checksum database. In China GOSUMDB=sum.golang.google.cn may help.',
  },
  'sumdb-unsigned': {
    title: 'The proof is not signed by the checksum database',
    why: 'Somebody else answered in its name, or the answer was changed on its way.',
    advice: 'Do not install from this proxy; tell whoever runs it.',
  },
  'sumdb-forked': {
    title: 'The checksum database contradicts itself',
    why: 'Two lists that it signed cannot both be true. The log keeps both as evidence.',
    advice: 'Install nothing from here, and report it to the Go security team.',
  },
  'sumdb-stale': {
    title: 'The proof is out of date',
    why: 'What was served is older than what was seen before, or does not reach up to this version.',
    advice: 'Try again later, or use another proxy.',
  },
  'sumdb-record-invalid': {
    title: 'The proof does not hold',
    why: 'A record or a part of the list is not what the checksum database signed.',
    advice: 'Do not install from this proxy; tell whoever runs it.',
  },
  'module-mismatch': {
    title: 'The download is not the genuine one',
    why: 'Its hash differs from the one that the checksum database proves. Nothing was installed.',
    advice: 'Use another proxy, and tell whoever runs this one.',
  },
} as const;
