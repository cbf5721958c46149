import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../electron/contract/errors.ts';
import { redirectTarget } from '../../../../electron/core/base/network/follow-redirect.ts';

function lead(from: string, location: string): string {
  try {
    return redirectTarget(new URL(from), location, [from]).href;
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
}

describe('a redirect', () => {
  it('leads to https or to this machine, never to plain http elsewhere', () => {
    const from = 'https://go.dev/dl/x';
    expect(
      [
        'https://dl.google.com/go/x',
        '/other',
        'y?z=1#part',
        '//cdn.example/x',
        'http://127.0.0.1:8080/x',
        'http://127.8.9.1/x',
        'http://[::1]:8080/x',
        'http://localhost/x',
        'http://go.dev/dl/x',
        'http://127.0.0.1.example/x',
        'http://128.0.0.1/x',
        'http://evil.localhost/x',
        'ftp://go.dev/x',
        'file:///etc/passwd',
        'https://',
      ].map((location) => lead(from, location)),
    ).toEqual([
      'https://dl.google.com/go/x',
      'https://go.dev/other',
      'https://go.dev/dl/y?z=1',
      'https://cdn.example/x',
      'http://127.0.0.1:8080/x',
      'http://127.8.9.1/x',
      'http://[::1]:8080/x',
      'http://localhost/x',
      'redirect-insecure',
      'redirect-insecure',
      'redirect-insecure',
      'redirect-insecure',
      'redirect-insecure',
      'redirect-insecure',
      'redirect-insecure',
    ]);
  });

  it('from plain http may not stay on plain http', () => {
    expect(lead('http://mirror.example/a', 'http://mirror.example/b')).toBe('redirect-insecure');
  });
});
