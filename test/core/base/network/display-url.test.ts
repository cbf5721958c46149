import { expect, it } from 'vitest';
import { displayUrl } from '../../../../electron/core/base/network/display-url.ts';

it('shows a URL without credentials, values of the query and fragment; the index query stays', () => {
  expect(
    [
      'https://go.dev/dl/?mode=json&include=all',
      'https://me:secret@mirror.example/dl/x.tar.gz',
      'https://files.example/x?X-Amz-Signature=secret&flag#secret',
      'no url: secret',
    ].map(displayUrl),
  ).toEqual([
    'https://go.dev/dl/?mode=json&include=all',
    'https://mirror.example/dl/x.tar.gz',
    'https://files.example/x?X-Amz-Signature=...&flag=...',
    '(an invalid URL)',
  ]);
});
