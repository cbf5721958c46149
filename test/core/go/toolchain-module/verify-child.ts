import { createCore } from '../../../../electron/core/create-core.ts';
import { openModuleProxy } from '../../../../electron/core/go/toolchain-module/open-module-proxy.ts';

/**
 * A process of its own that verifies one module over a home it shares with others. Arguments: home, GOPROXY, GOSUMDB,
 * module version, h1.
 */
const [home = '', goproxy = '', gosumdb = '', moduleVersion = '', h1 = ''] = process.argv.slice(2);
const env = { HOME: home, GOPROXY: goproxy, GOSUMDB: gosumdb, GOENV: 'off' };
const native = { os: 'linux', arch: 'amd64' };
const core = createCore({ home, env, os: process.platform, userHome: home, native, version: '0.0.0-test' });
const proxy = await openModuleProxy({ context: core.context, locks: await core.locks(), own: '', roots: [] });
console.log(JSON.stringify(await proxy.verify(moduleVersion, h1)));
process.exit(0);
