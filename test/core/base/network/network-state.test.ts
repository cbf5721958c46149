import { expect, it } from 'vitest';
import type { ReleaseList } from '../../../../electron/contract/models.ts';
import { settingsSchema } from '../../../../electron/contract/settings.ts';
import { describeNetwork } from '../../../../electron/core/base/network/network-state.ts';
import { parseProxyServer } from '../../../../electron/core/base/network/proxy/proxy-server.ts';

it('shows sources and proxies without what is secret in them, and which source is in use', () => {
  const sources = [
    { name: 'ours', kind: 'index' as const, url: 'https://me:secret@mirror.example/dl/?key=secret', trusted: true },
    { name: 'files', kind: 'files' as const, url: 'https://files.example/go/', trusted: false },
  ];
  const index: ReleaseList = {
    releases: [],
    source: 'ours',
    trusted: true,
    fetchedAt: '2026-11-21T00:00:00.000Z',
    stale: null,
  };
  const env = {
    HTTPS_PROXY: 'http://me:secret@proxy.example:3128',
    no_proxy: 'localhost,.corp.example',
    HTTP_PROXY: '',
    PATH: '/bin',
  };
  const state = describeNetwork({
    settings: { ...settingsSchema.parse({}), sources },
    index,
    env,
    route: { proxy: parseProxyServer(env.HTTPS_PROXY), by: 'environment', variable: 'HTTPS_PROXY', problem: null },
    secret: { value: null, isSealedElsewhere: false },
    keptIn: 'file',
  });
  expect(state).toEqual({
    sources: [
      { name: 'ours', kind: 'index', url: 'https://mirror.example/dl/?key=...', trusted: true, inUse: true },
      { name: 'files', kind: 'files', url: 'https://files.example/go/', trusted: false, inUse: false },
    ],
    appProxy: {
      mode: 'system',
      proxy: 'http://proxy.example:3128',
      by: 'environment',
      variable: 'HTTPS_PROXY',
      problem: null,
      credentials: 'none',
      keptIn: 'file',
      environment: [
        { name: 'HTTPS_PROXY', value: 'http://***@proxy.example:3128' },
        { name: 'no_proxy', value: 'localhost,.corp.example' },
      ],
    },
  });
});
