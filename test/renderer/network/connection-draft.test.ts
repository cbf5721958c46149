import { expect, it } from 'vitest';
import {
  type ConnectionDraft,
  connectionChanges,
  connectionProblems,
} from '../../../renderer/features/network/connection/connection-draft.ts';

const DRAFT: ConnectionDraft = {
  proxyMode: 'manual',
  proxyUrl: 'http://proxy.example:3128',
  proxyBypass: '',
  caFile: '',
};
const problems = (part: Partial<ConnectionDraft>) => connectionProblems({ ...DRAFT, ...part });

it('wants an address for a proxy of its own, and never a password in it', () => {
  expect(problems({})).toEqual({ url: null, caFile: null });
  expect(problems({ proxyUrl: '' }).url).toBe('urlMissing');
  expect(problems({ proxyUrl: '', proxyMode: 'system' }).url).toBeNull();
  const wrong = [
    'http://ada:geheim@proxy.example:3128',
    'proxy.example:3128',
    'ftp://proxy.example',
    'http://proxy.example/path',
  ];
  expect(wrong.map((proxyUrl) => problems({ proxyUrl }).url)).toEqual(wrong.map(() => 'urlProblem'));
  expect(
    ['socks5://p.example:1080', 'https://p.example/', ' http://p.example '].map(
      (proxyUrl) => problems({ proxyUrl }).url,
    ),
  ).toEqual([null, null, null]);
});

it('wants an absolute path for the file of authorities', () => {
  expect(['ca.pem', './ca.pem'].map((caFile) => problems({ caFile }).caFile)).toEqual([
    'caFileProblem',
    'caFileProblem',
  ]);
  expect(['/etc/ca.pem', '~/ca.pem', 'C:\\ca.pem', ''].map((caFile) => problems({ caFile }).caFile)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it('saves only what is another value than before', () => {
  expect(connectionChanges(DRAFT, { ...DRAFT, proxyUrl: ' http://proxy.example:3128 ' })).toEqual({});
  expect(connectionChanges(DRAFT, { ...DRAFT, proxyMode: 'direct', proxyBypass: ' 10.0.0.0/8 ' })).toEqual({
    proxyMode: 'direct',
    proxyBypass: '10.0.0.0/8',
  });
});
