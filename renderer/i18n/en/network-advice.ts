import type { NetworkAdvice } from '../../../electron/contract/network-advice.ts';

/** What helps after each kind of network failure; instead of the advice of the error's code. */
export const networkAdvice = {
  name: 'Check the connection and the name server. Under Network you can set a proxy or add another source, such as golang.google.cn.',
  'no-way': 'Check the connection. If this network needs a proxy, set it under Network.',
  refused: 'Check the address of the source. If this network needs a proxy, set it under Network.',
  timeout: 'Add another source under Network, such as golang.google.cn or aliyun, or set a proxy there.',
  stall: 'Try again: what was received is kept. Another source or a proxy can be set under Network.',
  reset:
    'Try again. If it happens again, add another source under Network, such as golang.google.cn or aliyun, or set a proxy there.',
  authority: 'If this network inspects TLS traffic, set the file of its certificate authority under Network.',
  'wrong-host': 'A proxy or a sign-in page of this network may have answered. Set the proxy under Network.',
  date: 'Check the date and time of this computer, or use another source.',
  certificate:
    'Use another source. If this network inspects TLS traffic, set the file of its certificate authority under Network.',
  tls: 'Check the address of the source. If this network needs a proxy, set it under Network.',
  garbled: 'A proxy of this network may have changed the answer. Set another proxy or source under Network.',
  'sign-in':
    'The server wants a user name and a password. Put them into the address of the source in Settings, or use another source.',
  forbidden: 'The server or this network does not allow it. Use another source, or set a proxy under Network.',
  blocked: 'The server may not serve this country or network. Use another source, or set a proxy under Network.',
  missing: 'The file is not there; a mirror may not have it yet. Use another source.',
  'gateway-sign-in': 'This network wants you to sign in. Open a web page in a browser, or set its proxy under Network.',
  busy: 'Try again later, or use another source.',
  server: 'Try again later, or use another source.',
  status: 'Check the address of the source, or use another one.',
  'proxy-unreachable': 'Check the address of the proxy under Network, or connect directly.',
  'proxy-credentials': 'Enter the user name and the password of the proxy under Network.',
  'proxy-scheme': 'Run a local proxy that signs in for you (cntlm, px), and set its address under Network.',
  'proxy-refused': 'Ask whoever runs the proxy to let it through, or use another source.',
  'proxy-broken': 'Check the address and the kind of the proxy under Network.',
  'proxy-address': 'Set the address of the proxy under Network.',
  other: 'Try again. The test under Network shows what fails, and where.',
} satisfies Record<NetworkAdvice, string>;
