import type { EndpointProbe, EntryProbe, ProbeReport, ProbeVerdict, RouteProbe } from '../../contract/probe.ts';
import { formatBytes, formatCount, formatDuration } from '../terminal/format-quantity.ts';
import type { Style } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import { formatWaterfall, WATERFALL_LEGEND, type WaterfallScale } from './format-waterfall.ts';

const WIDTH = 32;

/**
 * A probe for people: each endpoint with its routes as a small waterfall, what was tested there, and the verdict last.
 */
export function formatProbe(report: ProbeReport, style: Style): string[] {
  const longestMs = Math.max(1, ...report.endpoints.flatMap(({ ways }) => ways.map(({ totalMs }) => totalMs ?? 0)));
  const scale = { longestMs, width: WIDTH };
  return [
    ...report.endpoints.flatMap((endpoint) => [...formatEndpoint(endpoint, scale, style), '']),
    style.dim(`    ${WATERFALL_LEGEND}`),
    '',
    ...formatVerdict(report.verdict, style),
  ];
}

/** What a terminal shows while it runs: `Trying 3 of 7: goproxy.example`. */
export function formatProbeProgress({ phase, endpoints }: ProbeReport): string {
  if (phase === 'preparing') return 'Reading the settings of Go';
  if (phase === 'modules') return 'Fetching a small module, measuring sources';
  if (phase === 'done') return 'Done';
  const ways = endpoints.flatMap((endpoint) => endpoint.ways.map((route) => ({ route, endpoint })));
  const over = ways.filter(({ route }) => route.state !== 'waiting' && route.state !== 'running').length;
  const running = ways.find(({ route }) => route.state === 'running');
  return `Trying ${formatCount(ways.length, 'route')}, ${over} done${running === undefined ? '' : `: ${running.endpoint.name} ${viaWords(running.route)}`}`;
}

function formatEndpoint(endpoint: EndpointProbe, scale: WaterfallScale, style: Style): string[] {
  const rows = endpoint.ways.map((route) => formatRoute(route, scale, style));
  const heading = `${style.bold(endpoint.name)}  ${style.dim(describeKind(endpoint))}`;
  return [
    heading,
    ...formatTable(rows).map((line) => `  ${line}`),
    ...describeTests(endpoint, style).map((line) => `    ${line}`),
  ];
}

function formatRoute(route: RouteProbe, scale: WaterfallScale, style: Style): string[] {
  const mark = route.state === 'ok' ? style.green('✓') : route.usedBy.length > 0 ? style.red('✗') : style.dim('✗');
  const users = route.usedBy.length === 0 ? style.dim('for comparison') : route.usedBy.join(', ');
  const time = route.totalMs === null ? '' : formatDuration(route.totalMs);
  const end =
    route.cause?.text ??
    `${route.status ?? ''}${route.certificate === null ? '' : `, certificate for ${route.certificate.daysLeft} days`}`;
  return [mark, viaWords(route), users, formatWaterfall(route, scale), time, end];
}

function viaWords({ via, proxy }: RouteProbe): string {
  if (via === 'direct') return 'directly';
  return `through ${proxy ?? 'no address'}${via === 'app-proxy' ? " (GoSwitch's)" : ''}`;
}

function describeKind(endpoint: EndpointProbe): string {
  if (endpoint.kind === 'source') return 'source of releases';
  if (endpoint.kind === 'checksum-database')
    return endpoint.role === 'mirror' ? 'checksum database, a mirror that is not in effect' : 'checksum database';
  return `GOPROXY, ${endpoint.separator === null ? 'the last' : `“${endpoint.separator}” after it`}`;
}

function describeTests(endpoint: EndpointProbe, style: Style): string[] {
  if (endpoint.kind === 'source') {
    const { throughput, gap } = endpoint;
    if (throughput === null)
      return gap === null || gap.kind === 'no-way' ? [] : [style.dim(`no throughput: ${gap.text}`)];
    return [
      `${formatBytes(throughput.bytesPerSecond)}/s  ${style.dim(`(${formatBytes(throughput.bytes)} in ${formatDuration(throughput.durationMs)})`)}`,
    ];
  }
  if (endpoint.kind === 'goproxy-entry') return describeEntry(endpoint, style);
  const { state, via, reason } = endpoint.record;
  if (state === 'ok') return [`record got and proven, through ${via}`];
  return reason === null ? [] : [style.red(`record: ${reason.text}`)];
}

function describeEntry({ tests, next }: EntryProbe, style: Style): string[] {
  const lines: string[] = [];
  if (tests !== null && tests.list.reason?.kind !== 'no-way') {
    const { list, zip, sumdb } = tests;
    const zipWords = zip.state === 'polluted' ? style.red(`zip of ${zip.module} polluted`) : `zip ${zip.state}`;
    const passes = {
      ok: 'passes on the checksum database',
      'not-found': 'leaves the checksum database to itself',
      failed: 'refuses the checksum database',
    };
    lines.push(
      [
        list.versions === null ? `list ${list.state}` : formatCount(list.versions, 'version'),
        `${zipWords}${zip.reason === null ? '' : ` (${zip.reason.text})`}`,
        ...(sumdb.state === 'unchecked' ? [] : [passes[sumdb.state]]),
      ].join('; '),
    );
  }
  return next === null ? lines : [...lines, style.dim(next.text)];
}

function formatVerdict(verdict: ProbeVerdict | null, style: Style): string[] {
  if (verdict === null) return [];
  const paint = { good: style.green, warning: style.yellow, error: style.red }[verdict.severity];
  return [paint(verdict.text), ...verdict.actions.map((action) => `  ${action.text}${hintOf(action.call)}`)];
}

type Call = ProbeVerdict['actions'][number]['call'];

/** The command that does what the window's button does. */
function hintOf(call: Call): string {
  if (call === null) return '';
  if (call.method === 'sources.sortByProbe') return '';
  const { changes } = call.input;
  const words = Object.entries(changes).map(([name, value]) => {
    if (call.method === 'settings.update') return `goswitch settings set ${name} ${value}`;
    return value === null ? `goswitch env unset ${name}` : `goswitch env set '${name}=${value}'`;
  });
  return `: ${words.join(' && ')}`;
}
