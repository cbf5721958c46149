import { expect, it } from 'vitest';
import { tooWidePatterns } from '../../../../electron/core/go/variables/module-patterns.ts';

it.each(['*', '*/*', '*.com', '*.*', 'github.com', 'github.com/*', 'golang.org', '**'])(
  '%s takes strangers in',
  (pattern) => {
    expect(tooWidePatterns(`corp.example, ${pattern}`)).toEqual([pattern]);
  },
);

it.each([
  '',
  'corp.example',
  '*.corp.example',
  'github.com/corp',
  'github.com/corp/*',
  'github.com/corp-*',
  '*/corp',
  'localhost',
])('%s does not', (pattern) => {
  expect(tooWidePatterns(pattern)).toEqual([]);
});
