import type { EndpointProbe, EntryProbe, ProbeReport, ProbeVerdict, RouteProbe } from '../../contract/probe.ts';
import type { Said } from '../../contract/self-test.ts';
import type { Params, Words } from '../../contract/words/say.ts';
import { formatBytes, formatCount, formatDuration } from '../terminal/format-quantity.ts';
import type { Style } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import type { Catalogue } from '../words/catalogue.ts';
import { doctorWords } from '../words/en/doctor.ts';
import { frameWords } from '../words/en/frame.ts';
import { sayWith, speaker, spoken } from '../words/speak.ts';
import { formatWaterfall, type WaterfallScale } from './format-waterfall.ts';

const sayFrame = speaker('frame', frameWords);

const say = speaker('doctor', doctorWords);

const WIDTH = 32;

/**
 * A probe for people: each endpoint with its routes as a small waterfall, what was tested there, and the verdict last.
 */
export function formatProbe(report: ProbeReport, style: Style): string[] {
  const longestMs = Math.max(1, ...report.endpoints.flatMap(({ ways }) => ways.map(({ totalMs }) => totalMs ?? 0)));
  const scale = { longestMs, width: WIDTH };
  return [
    ...report.endpoints.flatMap((endpoint) => [...formatEndpoint(endpoint, scale, style), '']),
    style.dim(`    ${say('legend')}`),
    '',
    ...formatVerdict(report.verdict, style),
  ];
}

/** What a terminal shows while it runs: `Trying 3 of 7: goproxy.example`. */
export function formatProbeProgress({ phase, endpoints }: ProbeReport): string {
  if (phase === 'preparing') return say('readingSettings');
  if (phase === 'modules') return say('fetchingModule');
  if (phase === 'done') return say('done');
  const ways = endpoints.flatMap((endpoint) => endpoint.ways.map((route) => ({ route, endpoint })));
  const over = ways.filter(({ route }) => route.state !== 'waiting' && route.state !== 'running').length;
  const running = ways.find(({ route }) => route.state === 'running');
  if (running === undefined) return say('trying', { over, count: ways.length });
  const { endpoint, route } = running;
  return say('tryingNow', { over, count: ways.length, name: endpoint.name, route: viaWords(route) });
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
  const users = route.usedBy.length === 0 ? style.dim(say('forComparison')) : route.usedBy.join(', ');
  const time = route.totalMs === null ? '' : formatDuration(route.totalMs);
  const facts = [
    ...(route.status === null ? [] : [`${route.status}`]),
    ...(route.certificate === null ? [] : [say('certificateDays', { days: route.certificate.daysLeft })]),
  ];
  const end = route.cause === null ? facts.join(sayFrame('progressJoint')) : sayPart('cause', route.cause);
  return [mark, viaWords(route), users, formatWaterfall(route, scale), time, end];
}

function viaWords({ via, proxy }: RouteProbe): string {
  if (via === 'direct') return say('directly');
  return say(via === 'app-proxy' ? 'throughOwn' : 'through', { proxy: proxy ?? say('noAddress') });
}

function describeKind(endpoint: EndpointProbe): string {
  if (endpoint.kind === 'source') return say('source');
  if (endpoint.kind === 'checksum-database') return say(endpoint.role === 'mirror' ? 'databaseMirror' : 'database');
  return endpoint.separator === null ? say('lastEntry') : say('entry', { separator: endpoint.separator });
}

function describeTests(endpoint: EndpointProbe, style: Style): string[] {
  if (endpoint.kind === 'source') {
    const { throughput, gap } = endpoint;
    if (throughput === null)
      return gap === null || gap.kind === 'no-way'
        ? []
        : [style.dim(say('noThroughput', { reason: sayPart('cause', gap) }))];
    return [
      [
        sayFrame('rate', { bytes: formatBytes(throughput.bytesPerSecond) }),
        style.dim(
          say('throughput', { bytes: formatBytes(throughput.bytes), time: formatDuration(throughput.durationMs) }),
        ),
      ].join('  '),
    ];
  }
  if (endpoint.kind === 'goproxy-entry') return describeEntry(endpoint, style);
  const { state, via, reason } = endpoint.record;
  if (state === 'ok') return [say('recordProven', { via: via ?? '' })];
  return reason === null ? [] : [style.red(say('recordFailed', { reason: sayPart('cause', reason) }))];
}

function describeEntry({ tests, next }: EntryProbe, style: Style): string[] {
  const lines: string[] = [];
  if (tests !== null && tests.list.reason?.kind !== 'no-way') {
    const { list, zip, sumdb } = tests;
    const zipWords =
      zip.state === 'polluted'
        ? style.red(say('zipPolluted', { module: zip.module ?? '' }))
        : say('zipState', { state: say(zip.state) });
    const passes = {
      ok: say('passesDatabase'),
      'not-found': say('leavesDatabase'),
      failed: say('refusesDatabase'),
    };
    lines.push(
      [
        list.versions === null ? say('listState', { state: say(list.state) }) : formatCount(list.versions, 'versions'),
        zip.reason === null ? zipWords : say('zipBecause', { zip: zipWords, reason: sayPart('cause', zip.reason) }),
        ...(sumdb.state === 'unchecked' ? [] : [passes[sumdb.state]]),
      ].join('; '),
    );
  }
  return next === null ? lines : [...lines, style.dim(sayPart('next', next))];
}

function formatVerdict(verdict: ProbeVerdict | null, style: Style): string[] {
  if (verdict === null) return [];
  const paint = { good: style.green, warning: style.yellow, error: style.red }[verdict.severity];
  return [
    paint(sayVerdict(verdict)),
    ...verdict.actions.map((action) => `  ${sayPart('action', action)}${hintOf(action.call)}`),
  ];
}

/** What the probe said, in the language of this run. */
function sayPart(part: keyof Catalogue['probe'], { kind, params, text }: Said<string>, more: Params = {}): string {
  const words: Words | undefined = spoken()?.probe[part];
  return words?.[kind] === undefined ? text : sayWith(words[kind], { ...params, ...more });
}

function sayVerdict(verdict: ProbeVerdict): string {
  return sayPart('verdict', verdict, verdict.cause === null ? {} : { cause: sayPart('cause', verdict.cause) });
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
  return `${sayFrame('colon')}${spoken() === null ? ' ' : ''}${words.join(' && ')}`;
}
