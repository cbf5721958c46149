import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateFact, CertificateReport } from '../../../contract/probe.ts';
import { type Cause, sayCause } from './probe-sentences.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A chain is a handful; one that contains a loop must end. */
const LONGEST_CHAIN = 12;
const NAMES_SHOWN = 4;

/** What the server of a finished handshake showed, and what is wrong with it. @param nowMs milliseconds since 1970 */
export function readCertificates(socket: TLSSocket, host: string, nowMs: number): CertificateReport {
  const certificates = chainOf(socket.getPeerCertificate(true));
  const chain = certificates.map((certificate): CertificateFact => {
    const daysLeft = Math.floor((Date.parse(certificate.valid_to) - nowMs) / DAY_MS);
    return { subject: nameOf(certificate.subject), issuer: nameOf(certificate.issuer), daysLeft };
  });
  const code = socket.authorized ? null : String(socket.authorizationError);
  return {
    chain,
    daysLeft: chain.length === 0 ? 0 : Math.min(...chain.map(({ daysLeft }) => daysLeft)),
    problem: code === null ? null : explainCertificate({ code, host, chain, certificates, nowMs }),
  };
}

/**
 * Each certificate names the one that signed it; the authority names itself (nodejs.org/api/tls.html, "Certificate
 * object").
 */
function chainOf(first: DetailedPeerCertificate): readonly DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = [];
  for (
    let at: DetailedPeerCertificate | undefined = first;
    at?.fingerprint256 !== undefined && chain.length < LONGEST_CHAIN;
    at = at.issuerCertificate
  ) {
    if (chain.some(({ fingerprint256 }) => fingerprint256 === at?.fingerprint256)) break;
    chain.push(at);
  }
  return chain;
}

function nameOf(name: DetailedPeerCertificate['subject'] | undefined): string {
  const text = name?.CN ?? name?.O ?? name?.OU ?? '';
  return String(text).slice(0, 200);
}

interface CertificateFault {
  readonly code: string;
  readonly host: string;
  readonly chain: readonly CertificateFact[];
  readonly certificates: readonly DetailedPeerCertificate[];
  readonly nowMs: number;
}

/** By Node's codes (nodejs.org/api/tls.html, "X509 certificate error codes"). */
function explainCertificate({ code, host, chain, certificates, nowMs }: CertificateFault): Cause {
  const [own] = chain;
  const top = chain.at(-1);
  if (own === undefined || top === undefined) return sayCause('certificate-other', { host, code });
  if (code === 'CERT_HAS_EXPIRED') {
    const old = chain.find(({ daysLeft }) => daysLeft < 0) ?? own;
    return sayCause('expired', { host, subject: old.subject, days: Math.max(0, -old.daysLeft) });
  }
  if (code === 'CERT_NOT_YET_VALID') {
    const at = certificates.findIndex(({ valid_from }) => Date.parse(valid_from) > nowMs);
    return sayCause('not-yet-valid', { host, subject: (chain[at] ?? own).subject });
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return sayCause('wrong-host', { host, names: namesOf(certificates[0]) || own.subject });
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT') return sayCause('self-signed', { host });
  if (code === 'SELF_SIGNED_CERT_IN_CHAIN') return sayCause('authority-unknown', { host, authority: top.subject });
  if (/^UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(_LOCALLY)?)$/.test(code)) {
    // Whether the issuer is an authority or only in between cannot be told from a certificate that came alone.
    return chain.length === 1
      ? sayCause('issuer-missing', { host, issuer: own.issuer })
      : sayCause('authority-unknown', { host, authority: top.issuer });
  }
  return sayCause('certificate-other', { host, code });
}

function namesOf(certificate: DetailedPeerCertificate | undefined): string {
  const names = [...(certificate?.subjectaltname ?? '').matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(
    ([, name = '']) => name,
  );
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${names.length > NAMES_SHOWN ? ', ...' : ''}`;
}
