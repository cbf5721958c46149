import type { CertificateReport, EndpointProbe, ModuleTests, ProbeTest } from '../../../../electron/contract/probe.ts';
import { currentFormat, t } from '../../../i18n/i18n.ts';
import { sayProbe } from './say-probe.ts';
import { routesInOrder } from './waterfall.ts';

/** Certificates that run out sooner are told of without being asked. */
const SOON_DAYS = 30;

/** What is worth a line at once: what go does next, what is wrong. */
export function mainFacts(endpoint: EndpointProbe): readonly string[] {
  const facts: (string | null)[] = [];
  if (endpoint.kind === 'goproxy-entry') {
    facts.push(endpoint.next === null ? null : sayProbe('next', endpoint.next));
    if (endpoint.tests?.zip.state === 'polluted') facts.push(t('probe:tests.polluted'));
    if (endpoint.tests?.sumdb.state === 'failed')
      facts.push(t('probe:tests.sumdbFailed', { reason: reasonOf(endpoint.tests.sumdb) }));
  }
  if (endpoint.kind === 'checksum-database' && ['failed', 'refused'].includes(endpoint.record.state))
    facts.push(t('probe:tests.recordFailed', { reason: reasonOf(endpoint.record) }));
  if (endpoint.kind === 'source' && endpoint.throughput !== null)
    facts.push(currentFormat().rate(endpoint.throughput.bytesPerSecond));
  const certificate = certificateOf(endpoint);
  if (certificate !== null && certificate.problem === null && certificate.daysLeft < SOON_DAYS)
    facts.push(describeCertificate(certificate));
  return facts.filter((fact) => fact !== null);
}

/** The rest, for who wants to know. */
export function moreFacts(endpoint: EndpointProbe): readonly string[] {
  const certificate = certificateOf(endpoint);
  return [
    ...(endpoint.url === null ? [] : [endpoint.url]),
    ...(certificate === null ? [] : [describeCertificate(certificate)]),
    ...(endpoint.kind === 'goproxy-entry' && endpoint.tests !== null ? testFacts(endpoint.tests) : []),
    ...(endpoint.kind === 'checksum-database' && endpoint.record.state === 'ok' ? [t('probe:tests.record')] : []),
    ...(endpoint.kind === 'source' && endpoint.gap !== null ? [sayProbe('cause', endpoint.gap)] : []),
  ];
}

function testFacts({ list, zip, sumdb }: ModuleTests): readonly string[] {
  const { state } = zip;
  const hashes = { module: zip.module, recorded: zip.recorded ?? '', received: zip.received ?? '' };
  return [
    list.state === 'ok'
      ? t('probe:tests.list', { count: list.versions ?? 0 })
      : t('probe:tests.listFailed', { reason: reasonOf(list) }),
    state === 'clean'
      ? t('probe:tests.clean')
      : state === 'polluted'
        ? t('probe:tests.polluted')
        : t('probe:tests.zipFailed', { reason: reasonOf(zip) }),
    ...(state === 'polluted' ? [t('probe:tests.pollutedHashes', hashes)] : []),
    sumdb.state === 'ok'
      ? t('probe:tests.sumdb')
      : sumdb.state === 'not-found'
        ? t('probe:tests.sumdbNot')
        : t('probe:tests.sumdbFailed', { reason: reasonOf(sumdb) }),
  ];
}

function reasonOf({ reason }: Pick<ProbeTest<string>, 'reason'>): string {
  return reason === null ? t('probe:noReason') : sayProbe('cause', reason);
}

function certificateOf({ ways }: EndpointProbe): CertificateReport | null {
  return routesInOrder(ways).find(({ certificate }) => certificate !== null)?.certificate ?? null;
}

function describeCertificate({ chain, daysLeft, problem }: CertificateReport): string {
  if (problem !== null) return t('probe:certificateProblem', { problem: sayProbe('cause', problem) });
  const [own] = chain;
  return t('probe:certificate', {
    days: currentFormat().number(daysLeft),
    subject: own?.subject ?? '',
    issuer: own?.issuer ?? '',
  });
}
