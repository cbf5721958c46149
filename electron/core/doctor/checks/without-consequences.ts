import type { Severity } from '../../../contract/doctor.ts';
import type { FindingKind } from '../../../contract/words/en/findings/findings.ts';

const BROKEN_SHIMS: readonly FindingKind[] = ['shims-missing', 'shims-not-executable'];
/** With one of these, nothing is known of how the SDK would do whole, for this machine, and on a disk that runs it. */
const UNFIT_SDK: readonly FindingKind[] = [
  ...([
    'sdk-incomplete',
    'sdk-cut-short',
    'sdk-not-executable',
    'sdk-foreign',
    'sdk-emulated',
    'sdk-32-bit',
    'os-too-old',
  ] as const),
  ...(['sdk-link-lost', 'sdk-replaced', 'sdk-renamed', 'sdk-no-manifest', 'home-noexec'] as const),
];

/**
 * Findings that may only be consequences, each with what it would follow from. While one of those is there, nothing
 * proves that the other would stay without it: it is neither told nor repaired, and the run after the repair looks
 * again.
 */
const FOLLOWS: Readonly<Partial<Record<FindingKind, readonly FindingKind[]>>> = {
  // go.env is a file of the SDK, and goes missing with others.
  'goproxy-none': ['sdk-incomplete', 'sdk-not-executable', 'active-damaged', 'active-does-not-run'],
  // The same files, and the same fresh SDK in its place.
  'sdk-incomplete': ['sdk-cut-short'],
  // What stops every go stops it in a project, too.
  'go-refuses': ['goflags-invalid', 'gotoolchain-invalid', 'goroot-missing', 'goroot-in-go-env-missing'],
  // The compiler writes there, too.
  'c-compiler-broken': ['temp-missing', 'temp-relative', 'temp-not-writable'],
  // A shell passes by a shim that is gone or may not be run.
  'shims-not-found': BROKEN_SHIMS,
  // `go1.26.3` is found on PATH when the shims are.
  'gotoolchain-downloads-installed': ['set-up-missing', 'shims-not-found', 'block-missing', ...BROKEN_SHIMS],
  // A fresh SDK is wanted only when this one is whole; the repair of each of those ends this one or shows what is left.
  'active-does-not-run': UNFIT_SDK,
  // Which version to step to is asked of an SDK that runs here: two repairs would each make another version active.
  'active-end-of-life': [...UNFIT_SDK, 'active-missing', 'active-damaged', 'active-does-not-run'],
  'active-outdated': [...UNFIT_SDK, 'active-missing', 'active-damaged', 'active-does-not-run'],
  // The link cannot lead to what is not there.
  'current-elsewhere': ['active-missing', 'active-damaged'],
};

const MILDEST_FIRST: readonly Severity[] = ['note', 'warning', 'error'];

interface Judged {
  readonly kind: FindingKind;
  readonly severity: Severity;
}

/**
 * Without those that may follow from another one of them. A milder finding explains no graver one: that is about
 * something else than what is in effect.
 */
export function withoutConsequences<T>(findings: readonly T[], judged: (finding: T) => Judged): T[] {
  const all = findings.map(judged);
  const weight = ({ severity }: Judged) => MILDEST_FIRST.indexOf(severity);
  const isConsequence = (one: Judged) =>
    all.some((cause) => FOLLOWS[one.kind]?.includes(cause.kind) === true && weight(cause) >= weight(one));
  return findings.filter((finding) => !isConsequence(judged(finding)));
}
