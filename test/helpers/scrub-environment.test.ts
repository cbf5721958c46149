import { expect, it } from 'vitest';
import { scrubEnvironment } from './scrub-environment.ts';

const PERSONAL = {
  ...{
    GOROOT: '/nowhere',
    GOFLAGS: '-mod=vendor',
    GOTOOLCHAIN: 'go1.20',
    GOSWITCH_HOME: '/x',
    GOSWITCH_VERSION: '1.20',
    CGO_CFLAGS: '-x',
  },
  ...{
    NODE_OPTIONS: '--no-warnings',
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_json: 'true',
    NPM_CONFIG_PREFIX: '/x',
    ALL_PROXY: 'x',
  },
  ...{
    LC_ALL: 'tr_TR.UTF-8',
    TZ: 'Asia/Kathmandu',
    BASH_ENV: '/x',
    ENV: '/x',
    ZDOTDIR: '/x',
    CDPATH: '/',
    GIT_DIR: '/x',
    XDG_CONFIG_HOME: '/x',
  },
};
const MACHINE = { GOPROXY: 'https://proxy.example', http_proxy: 'http://127.0.0.1:9', GOPATH: '/go' };

it('takes out what a person set for their own work, and keeps what a machine needs', () => {
  const env: NodeJS.ProcessEnv = {
    PATH: '/bin',
    HOME: '/home/a 安',
    VITEST_POOL_ID: '1',
    NODE_EXTRA_CA_CERTS: '/ca.pem',
    ...PERSONAL,
    ...MACHINE,
  };
  scrubEnvironment(env);
  const kept = { PATH: '/bin', HOME: '/home/a 安', VITEST_POOL_ID: '1', NODE_EXTRA_CA_CERTS: '/ca.pem' };
  expect(env).toEqual({
    ...kept,
    TEST_MACHINE: JSON.stringify({ ...MACHINE, NODE_EXTRA_CA_CERTS: '/ca.pem' }, [
      'GOPATH',
      'GOPROXY',
      'NODE_EXTRA_CA_CERTS',
      'http_proxy',
    ]),
  });
  const once = { ...env };
  scrubEnvironment(env);
  expect(env).toEqual(once);
});

it('is done before this test', () => {
  const left = Object.keys(process.env).filter((name) => name in PERSONAL || name in MACHINE);
  expect({ left, umask: process.umask().toString(8) }).toEqual({ left: [], umask: '22' });
});
