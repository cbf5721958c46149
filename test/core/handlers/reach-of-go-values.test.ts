import { expect, it } from 'vitest';
import { reachOfGoValues } from '../../../electron/core/handlers/reach-of-go-values.ts';

it.each([
  { CC: 'clang' },
  { CXX: '/tmp/x' },
  { PKG_CONFIG: 'x' },
  { GOCACHEPROG: '/tmp/x' },
  { GOROOT: '/tmp/go' },
  { CGO_CFLAGS: '-fplugin=/tmp/x.so' },
  { CGO_LDFLAGS_ALLOW: '.*' },
  { GOFLAGS: '-toolexec=/tmp/x' },
  { GOFLAGS: '-mod=mod -exec=/tmp/x' },
  { GOFLAGS: "'-toolexec=/tmp/x y'" },
  { GOFLAGS: '-ldflags=-extld=/tmp/x' },
  { GOFLAGS: '-overlay=/tmp/x.json' },
  { GOFLAGS: '-tags=a,b -mod=/../x' },
  { GOAUTH: '/tmp/x' },
  { GOAUTH: 'netrc; git /tmp' },
  { GOSUMDB: 'evil.example+0123abcd+AAAA' },
  { GOSUMDB: 'sum.golang.org https://evil.example' },
  { GOVCS: '*:all' },
])('%j is asked for', (values) => {
  expect(reachOfGoValues(values).values).toEqual(Object.entries(values).map((entry) => entry.join('=')));
});

it.each([
  { GOFLAGS: '-mod=mod -trimpath -tags=netgo,osusergo' },
  { GOFLAGS: '' },
  { GOAUTH: 'netrc' },
  { GOAUTH: 'off' },
  { GOSUMDB: 'off' },
  { GOSUMDB: 'sum.golang.google.cn' },
  { GOPROXY: 'https://proxy.example,direct' },
  { CC: null },
  { CGO_ENABLED: '0' },
])('%j is not', (values) => {
  expect(reachOfGoValues(values as Record<string, string | null>)).toEqual({ values: [], folders: [] });
});

it('folders that go takes things from are named one by one', () => {
  expect(reachOfGoValues({ GOPATH: '/a:/b', GOBIN: '/c', GOWORK: 'off' }).folders).toEqual(['/a', '/b', '/c']);
});
