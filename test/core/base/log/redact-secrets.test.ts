import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactSecrets, redactSecretsIn } from '../../../../electron/core/base/log/redact-secrets.ts';

describe('hides', () => {
  test.each([
    ['https://user:pass@host/x', 'https://***@host/x'],
    ['https://token-as-name@host', 'https://***@host'],
    ['GOPROXY=https://u:p@a,https://b:80/x/@v|direct', 'GOPROXY=https://***@a,https://b:80/x/@v|direct'],
    ['https://u:p#x@h/y and https://u:p/a?b@h/y', 'https://***@h/y and https://***@h/y'],
    ['HTTP_PROXY=u:p@proxy:80', 'HTTP_PROXY=***@proxy:80'],
    ['Authorization: Basic YWJj ZGVm\nAccept: */*', 'Authorization: ***\nAccept: */*'],
    ['curl -H "Authorization: Bearer abcdefg" -H "Accept: */*"', 'curl -H "Authorization: ***" -H "Accept: */*"'],
    ['{"authorization":"Bearer abc","x":1}', '{"authorization":"***","x":1}'],
    ['Set-Cookie: a=b; Secure', 'Set-Cookie: ***'],
    ['sent Bearer abcdef123 to', 'sent Bearer *** to'],
    ['GITHUB_TOKEN=abc go build', 'GITHUB_TOKEN=*** go build'],
    ['{"password":"a b\\"c","y":2}', '{"password":"***","y":2}'],
    ['{"inner":"{\\"clientSecret\\":\\"a b\\",\\"y\\":2}"}', '{"inner":"{\\"clientSecret\\":\\"***\\",\\"y\\":2}"}'],
    ["password: 'a b' next", "password: '***' next"],
    [
      'https://h/p?access_token=abc&x=1&X-Amz-Signature=ff&sig=1',
      'https://h/p?access_token=***&x=***&X-Amz-Signature=***&sig=***',
    ],
    ['https://h/dl/?key=abc&mode=json&k=1 failed', 'https://h/dl/?key=***&mode=json&k=*** failed'],
    ['(see https://h/x?s3cret).', '(see https://h/x?***).'],
    ['GOPROXY=https://h/m?k=a,b,direct', 'GOPROXY=https://h/m?k=***,direct'],
    ['https://h/p#access=abc', 'https://h/p#access=***'],
    ['https://h/p?api_key=abc#frag', 'https://h/p?api_key=***'],
    ['login --token abc --verbose', 'login --token *** --verbose'],
    ['machine h login me password pw', 'machine h login me password ***'],
    ['//npm.example/:_authToken=abc', '//npm.example/:_authToken=***'],
    ['found ghp_abcdefghijklmnop1234 there', 'found *** there'],
    ['eyJhbGciOiJI.eyJzdWIiOiIx.SflKxw-RJ', '***'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
      '-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----',
    ],
    ['-----BEGIN PRIVATE KEY-----\nMIIE, cut off', '-----BEGIN PRIVATE KEY-----***'],
  ])('%j', (text, redacted) => {
    expect(redactSecrets(text)).toBe(redacted);
  });
});

describe('leaves', () => {
  test.each([
    'https://proxy:8080/mod/golang.org/toolchain/@v/list',
    'https://[::1]:8080/x/@v/y',
    'https://go.dev/dl/?mode=json&include=all',
    'https://go.dev/ref/mod#goproxy-protocol',
    'git@github.com:me/x.git',
    'golang.org/x/tools/gopls@v0.20.0: not found',
    'image:tag@sha256:0123',
    'basic authentication failed',
    'Bearer of bad news',
    'PWD=/home/me/x',
    '/etc/passwd: permission denied',
    `Unexpected token '<', "<html>" is not valid JSON`,
    'go1.26.3 linux/amd64 sha256 1d9d0e0a4e6a2f9c0b7e6a8d5c4b3a29',
    'GOAUTH=netrc GOFLAGS=-mod=mod',
    'signal=SIGINT design=1 bypass=1',
  ])('%j as it is', (text) => {
    expect(redactSecrets(text)).toBe(text);
  });
});

/** Told apart from any text around it. */
const secret = fc.stringMatching(/^[A-Z][A-Za-z0-9._~!$()*+;%-]{7,30}Z$/);
const urlSecret = fc.stringMatching(/^[A-Z][A-Za-z0-9._~!$&'()*+,;=:%/?#-]{7,30}Z$/);
const around = fc.string({ maxLength: 20 });
const blank = fc.constantFrom(' ', '\n', '\t');

describe('for any secret and any text around it', () => {
  test('the user part of a URL is hidden', () => {
    fc.assert(
      fc.property(
        around,
        blank,
        fc.constantFrom('http', 'https', 'socks5', 'git+ssh'),
        urlSecret,
        around,
        (before, gap, scheme, password, after) => {
          expect(
            redactSecrets(`${before}${gap}${scheme}://user:${password}@host.example/${gap}${after}`),
          ).not.toContain(password);
        },
      ),
    );
  });

  test('the value of a secret name is hidden, whatever its form', () => {
    const name = fc.constantFrom(
      'password',
      'TOKEN',
      'GITHUB_TOKEN',
      'clientSecret',
      'api_key',
      'x-api-key',
      'Authorization',
      '_auth',
      'passphrase',
    );
    const form = fc.constantFrom(
      (key: string, value: string) => `${key}=${value}`,
      (key: string, value: string) => `${key}: ${value}`,
      (key: string, value: string) => `${key} = "${value} with blanks ${value}"`,
      (key: string, value: string) => JSON.stringify({ [key]: `${value} "quoted" ${value}`, other: 1 }),
      (key: string, value: string) => JSON.stringify(JSON.stringify({ [key]: value, other: 1 })),
      (key: string, value: string) => `https://host/path?a=b&${key}=${value}&c=d`,
      (key: string, value: string) => `export ${key}='${value} ${value}'`,
    );
    fc.assert(
      fc.property(around, blank, name, form, secret, around, (before, gap, key, write, value, after) => {
        expect(redactSecrets(`${before}${gap}${write(key, value)}${gap}${after}`)).not.toContain(value);
      }),
    );
  });

  test('redacting twice is redacting once', () => {
    const part = fc.constantFrom(
      'token',
      '=',
      ':',
      '"',
      "'",
      '\\"',
      '://',
      '@',
      'user',
      'password',
      ' ',
      '\n',
      'Bearer ',
      'Authorization',
      '--',
      '***',
      'Ab1',
      '&',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const once = redactSecrets(text);
          expect(redactSecrets(once)).toBe(once);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

test('in plain data every string is redacted, and a value whose name says secret is hidden whole', () => {
  const data = {
    url: 'https://u:p@h/',
    list: ['token=abc', 1, null, true],
    deep: { password: 'two words', apiKey: 12345, PWD: '/home/me', tokens: { count: 3 }, secret: '' },
  };
  expect(redactSecretsIn(data)).toEqual({
    url: 'https://***@h/',
    list: ['token=***', 1, null, true],
    deep: { password: '***', apiKey: '***', PWD: '/home/me', tokens: { count: 3 }, secret: '' },
  });
});
