import querystring from 'node:querystring';
import { fileURLToPath } from 'node:url';
import type { DatabaseProbe, EndpointProbe, EntryProbe, ModuleTests, SourceProbe } from '../../../contract/probe.ts';
import type { Source } from '../../../contract/settings.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import { basicCredentials } from '../../base/network/proxy/http-connect.ts';
import type { ChecksumDatabase } from '../../go/checksum-database/checksum-database.ts';
import type { ProxyEntry } from '../../go/module-proxy/proxy-list.ts';
import { joinUrl } from '../../go/module-proxy/proxy-reader.ts';
import { fileUrl, indexUrl, normalizeBaseUrl } from '../../go/releases/source-url.ts';

/** A module that every public proxy has. Which one, and why: docs/decisions/0062-probe.md. */
export interface ProbeModule {
  readonly path: string;
  readonly version: string;
}

export const PROBE_MODULE: ProbeModule = { path: 'golang.org/x/time', version: 'v0.3.0' };

/** What is asked, beside what the report shows of it. */
export interface PlannedEndpoint<Shown extends EndpointProbe = EndpointProbe> {
  readonly shown: Shown;
  /** Without credentials; null where nothing is asked over the network. */
  readonly url: URL | null;
  /** Credentials of the URL, as a header for this host. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether 404 and 410 are answers too. */
  readonly isNotFoundAnswer: boolean;
}

/**
 * `measured`: what its throughput is measured with; it may hold credentials. @param filename of a release, where one is
 * known
 */
export function planSource(
  source: Source,
  filename: string | null,
): PlannedEndpoint<SourceProbe> & { readonly measured: string | null } {
  const base = normalizeBaseUrl(source.url);
  const file = filename === null ? null : fileUrl(base, filename);
  const asked = source.kind === 'index' ? `${base}?mode=json` : (file ?? base);
  // Of an index, the index itself will do.
  const measured = file ?? (source.kind === 'index' ? indexUrl(base) : null);
  const range: Readonly<Record<string, string>> =
    source.kind === 'files' && file !== null ? { range: 'bytes=0-0' } : {};
  const { url, headers } = splitCredentials(new URL(asked));
  const shown: SourceProbe = {
    kind: 'source',
    id: `source:${source.name}`,
    name: source.name,
    url: displayUrl(url),
    ways: [],
    throughput: null,
    gap: null,
  };
  return {
    shown,
    url,
    headers: { ...headers, ...range },
    isNotFoundAnswer: source.kind === 'files' && file === null,
    measured,
  };
}

interface EntryPlan {
  readonly entry: ProxyEntry;
  readonly at: number;
  readonly isLast: boolean;
  readonly module: ProbeModule;
}

export function planEntry({ entry, at, isLast, module }: EntryPlan): PlannedEndpoint<EntryProbe> {
  const common = {
    kind: 'goproxy-entry',
    id: `entry:${at}`,
    ways: [],
    next: null,
    separator: isLast ? null : entry.goOnAfterAnyError ? '|' : ',',
  } as const;
  const none = { headers: {}, isNotFoundAnswer: true };
  if (entry.kind !== 'proxy') {
    // Where the go command begins for a module of its own origin (cmd/go/internal/vcs, repoRootForImportDynamic).
    const url = entry.kind === 'off' ? null : new URL(`https://${module.path}?go-get=1`);
    return {
      shown: { ...common, name: entry.kind, entry: entry.kind, url: url?.href ?? null, tests: null },
      url,
      ...none,
    };
  }
  const tests = untested(module);
  if (entry.url.startsWith('file:')) {
    const shown = { ...common, name: folderOf(entry.url), entry: 'proxy', url: displayUrl(entry.url), tests } as const;
    return { shown, url: null, ...none };
  }
  const { url, headers } = splitCredentials(joinUrl(entry.url, `${module.path}/@v/list`));
  const shown = { ...common, name: entryName(entry.url), entry: 'proxy', url: displayUrl(url), tests } as const;
  return { shown, url, headers, isNotFoundAnswer: true };
}

export function planDatabase(database: ChecksumDatabase, role: DatabaseProbe['role']): PlannedEndpoint<DatabaseProbe> {
  const base = database.explicit ?? database.direct;
  const { url, headers } = splitCredentials(joinUrl(base, 'latest'));
  const record = { state: 'unchecked', reason: null, via: null } as const;
  const name = database.explicit === null ? database.name : entryName(database.explicit);
  const id = role === 'in-force' ? 'database' : 'database-mirror';
  return {
    shown: { kind: 'checksum-database', id, name, url: displayUrl(url), ways: [], role, record },
    url,
    headers,
    isNotFoundAnswer: false,
  };
}

function untested({ path, version }: ProbeModule): ModuleTests {
  const none = { state: 'unchecked', reason: null } as const;
  return {
    list: { ...none, versions: null },
    zip: { ...none, module: `${path}@${version}`, recorded: null, received: null },
    sumdb: { ...none, status: null },
  };
}

function splitCredentials(whole: URL): { readonly url: URL; readonly headers: Readonly<Record<string, string>> } {
  const url = new URL(whole);
  url.username = '';
  url.password = '';
  url.hash = '';
  if (whole.username === '' && whole.password === '') return { url, headers: {} };
  const credentials = {
    username: querystring.unescape(whole.username),
    password: querystring.unescape(whole.password),
  };
  return { url, headers: { authorization: `Basic ${basicCredentials(credentials)}` } };
}

/** `goproxy.example/corp`, as people call it. */
function entryName(text: string): string {
  const { host, pathname } = new URL(text);
  return `${host}${pathname.replace(/\/$/, '')}`;
}

function folderOf(text: string): string {
  try {
    return fileURLToPath(text);
  } catch {
    return text;
  }
}
