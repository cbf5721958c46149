import type { NetworkAdvice } from '../../../electron/contract/network-advice.ts';

/** What helps after each kind of network failure; instead of the advice of the error's code. */
export const networkAdvice = {
  name: 'Check your connection and DNS server. Under Network you can set a proxy or add another source, such as golang.google.cn.',
  'no-way': 'Check your connection. If this network needs a proxy, set it under Network.',
  refused: 'Check the address of the source. If this network needs a proxy, set it under Network.',
  timeout: 'Add another source under Network, such as golang.google.cn or aliyun, or set a proxy there.',
  stall: 'Try again: the download resumes where it stopped. Under Network you can set a proxy or use another source.',
  reset:
    'Try again. If it happens again, add another source under Network, such as golang.google.cn or aliyun, or set a proxy there.',
  authority: 'If this network inspects TLS traffic, set its certificate authority file under Network.',
  'wrong-host': 'A proxy or sign-in page of this network may have responded. Set the proxy under Network.',
  date: 'Check the date and time of this computer, or use another source.',
  certificate:
    'Use another source. If this network inspects TLS traffic, set its certificate authority file under Network.',
  tls: 'Check the address of the source. If this network needs a proxy, set it under Network.',
  garbled: 'A proxy of this network may have altered the response. Set another proxy or source under Network.',
  'sign-in':
    'The server requires a user name and password. Add them to the address of the source in Settings, or use another source.',
  forbidden:
    'The server or this network does not allow this request. Use another source, or set a proxy under Network.',
  blocked: 'The server does not serve this country or network. Use another source, or set a proxy under Network.',
  missing: 'The file was not found; a mirror may not have it yet. Use another source.',
  'gateway-sign-in':
    'This network requires you to sign in. Open a web page in a browser, or set the proxy under Network.',
  busy: 'Try again later, or use another source.',
  server: 'Try again later, or use another source.',
  status: 'Check the address of the source, or use another one.',
  'proxy-unreachable': 'Check the proxy address under Network, or connect directly.',
  'proxy-credentials': 'Enter the proxy user name and password under Network.',
  'proxy-scheme': 'Run a local proxy that signs in for you (cntlm, px), and set its address under Network.',
  'proxy-refused': 'Ask the proxy’s administrator to allow it, or use another source.',
  'proxy-broken': 'Check the proxy address and type under Network.',
  'proxy-address': 'Set the proxy address under Network.',
  other: 'Try again. The connection test under Network shows what fails, and where.',
} satisfies Record<NetworkAdvice, string>;
