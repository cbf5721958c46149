import { writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type LookupFunction, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { EndpointProbe, EntryProbe, ProbeReport } from '../../../../electron/contract/probe.ts';
import type { SettingsChanges } from '../../../../electron/core/base/settings/settings-store.ts';
import { createProbe, type ProbeDeps } from '../../../../electron/core/doctor/probe/create-probe.ts';
import type { Probe } from '../../../../electron/core/doctor/probe/probe.ts';
import { PROBE_LIMITS, type ProbeLimits } from '../../../../electron/core/doctor/probe/probe-limits.ts';
import { type MadeModuleProxy, startMadeModuleProxy } from '../../../helpers/made-module-proxy.ts';
import { type MadeSumdb, makeSumdb } from '../../../helpers/made-sumdb.ts';
import { type Engine, openEngine } from '../../../helpers/open-engine.ts';
import { ZOO_AUTHORITY, type ZooCertificate, zooCertificate } from '../../../helpers/zoo-certificates.ts';

export const MODULE = { path: 'probe.corp.example/tiny', version: 'v1.0.0' };
export const LIST = `/${MODULE.path}/@v/list`;
export const ZIP = `/${MODULE.path}/@v/${MODULE.version}.zip`;
const FILES = { 'go.mod': `module ${MODULE.path}\n`, 'tiny.go': 'package tiny\n' };

export interface ProbeWorld {
  readonly engine: Engine;
  readonly sumdb: MadeSumdb;
  /**
   * A module proxy with the probe's module, passing on the database. @param content of tiny.go: another than the
   * recorded one is a polluted cache
   */
  moduleProxy(content?: string): Promise<MadeModuleProxy>;
  /** What a new terminal has; GOSUMDB is the made database's key unless given. */
  terminal(variables: Readonly<Record<string, string>>): Promise<void>;
  settings(changes: SettingsChanges): Promise<void>;
  probe(options?: ProbeWorldOptions): Promise<Probe>;
  run(options?: ProbeWorldOptions): Promise<ProbeReport>;
}

export interface ProbeWorldOptions {
  readonly limits?: Partial<ProbeLimits['phaseMs']>;
  readonly mirrors?: Readonly<Record<string, string>>;
  readonly lookup?: LookupFunction;
}

/** Long enough for any machine: only a phase that is meant to stall has a short one. */
const PATIENT_MS = 20_000;

/**
 * An engine with one release source, whose terminals have Go's settings in ~/.profile; names below corp.example and the
 * zoo's are this machine.
 */
export async function openProbeWorld({
  env = {},
}: {
  readonly env?: Record<string, string>;
} = {}): Promise<ProbeWorld> {
  const engine = await openEngine({ env: { SHELL: '/bin/sh', ...env } });
  const sumdb = makeSumdb();
  sumdb.fill(3);
  // The record is that of the first; whoever has something else has a polluted cache.
  const first = await startMadeModuleProxy(sumdb);
  first.addModule(MODULE.path, MODULE.version, FILES);
  await first.close();
  const { core, sandbox } = engine;

  const makeProbe = ({ limits = {}, mirrors = {}, lookup = knownNames }: ProbeWorldOptions = {}) => {
    const patient = Object.fromEntries(
      Object.keys(PROBE_LIMITS.phaseMs).map((phase) => [phase, PATIENT_MS]),
    ) as ProbeLimits['phaseMs'];
    const own: ProbeLimits = { ...PROBE_LIMITS, testMs: PATIENT_MS, phaseMs: { ...patient, ...limits } };
    const deps: ProbeDeps = {
      core,
      systemRoot: path.join(sandbox.dir, 'root'),
      limits: own,
      module: MODULE,
      mirrors,
      lookup,
    };
    return createProbe(deps);
  };
  return {
    engine,
    sumdb,
    async moduleProxy(content = FILES['tiny.go']) {
      // A database of its own takes the record of what is published here.
      const proxy = await startMadeModuleProxy(makeSumdb('other.example'));
      onTestFinished(() => proxy.close());
      proxy.addModule(MODULE.path, MODULE.version, { ...FILES, 'tiny.go': content });
      proxy.passOn(sumdb);
      return proxy;
    },
    async terminal(variables) {
      // No Go of this machine: what is said here is all.
      const all = { PATH: path.join(sandbox.dir, 'bin'), GOSUMDB: sumdb.vkey, ...variables };
      const lines = Object.entries(all).map(([name, value]) => `export ${name}='${value}'\n`);
      await writeFile(path.join(sandbox.userHome, '.profile'), lines.join(''));
    },
    async settings(changes) {
      await (await core.settings()).update(changes);
    },
    probe: makeProbe,
    run: async (options) => (await makeProbe(options)).run(),
  };
}

/** The names of the zoo's certificates are this machine; no other is known, and names with `silent` get no answer. */
export const knownNames: LookupFunction = (host, options, callback) => {
  if (host.startsWith('silent')) return;
  if (!/(^|\.)(corp|go|releases|mirror|sum|proxy)\.example$|^localhost$/.test(host)) {
    setImmediate(callback, Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), '', 0);
    return;
  }
  if (options.all) setImmediate(callback, null, [{ address: '127.0.0.1', family: 4 }]);
  else setImmediate(callback, null, '127.0.0.1', 4);
};

/** A server on loopback that is closed with all its connections when the test ends; its port. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** TLS in front of a plain server; its port. @param url of the plain one */
export async function tlsInFrontOf(url: string, certificate: ZooCertificate = 'server'): Promise<number> {
  const onward = Number(new URL(url).port);
  const server = createTlsServer({ ...zooCertificate(certificate), ALPNProtocols: ['http/1.1'] }, (secure) => {
    const plain = connect(onward, '127.0.0.1');
    plain.on('error', () => secure.destroy()).on('close', () => secure.destroy());
    secure.on('error', () => plain.destroy()).on('close', () => plain.destroy());
    secure.pipe(plain).pipe(secure);
  });
  server.on('tlsClientError', () => undefined);
  return await listen(server);
}

/** Takes connections and says nothing. */
export async function openSilence(): Promise<number> {
  return await listen(createServer((socket) => void socket.resume()));
}

/** Takes connections and breaks them off at once. */
export async function openReset(): Promise<number> {
  return await listen(createServer((socket) => void socket.once('data', () => socket.resetAndDestroy())));
}

/** A port that nothing listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

export function entriesOf(report: ProbeReport): readonly EntryProbe[] {
  return report.endpoints.filter((endpoint) => endpoint.kind === 'goproxy-entry');
}

export function endpoint(report: ProbeReport, id: string): EndpointProbe {
  const found = report.endpoints.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} is not in the report`);
  return found;
}

/** The verdict as a line for tables: kind, its cause's kind, and the GOPROXY that each button would write. */
export function summary({ verdict }: ProbeReport): string {
  if (verdict === null) return 'none';
  const actions = verdict.actions.map(({ kind, call }) => {
    const value = call?.method === 'goEnv.set' ? Object.values(call.input.changes)[0] : undefined;
    return value === undefined ? kind : `${kind}=${value}`;
  });
  return [verdict.severity, verdict.kind, verdict.cause?.kind ?? '-', ...actions].join(' ');
}

export const TRUSTING = { caFile: ZOO_AUTHORITY };
