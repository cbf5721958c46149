import path from 'node:path';
import type { ProfileLine } from '../../../contract/profiles.ts';
import type { Culprit, StageName, StageRun } from '../../../contract/self-test.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';
import { type Harm, isSlow } from './compare-runs.ts';
import { type ConfirmedNames, findCulprits } from './find-culprits.ts';
import { runStages, type StageTools } from './run-stages.ts';
import { stagesUpTo } from './stage-plans.ts';
import { differingNames, mixEnvironments, type TestEnvironment } from './test-environment.ts';

interface BisectRequest {
  readonly tools: StageTools;
  readonly yours: TestEnvironment;
  readonly clean: TestEnvironment;
  /** Each try gets a folder of its own in it. */
  readonly work: string;
  readonly lineOf: (name: string, value: string) => Promise<ProfileLine | null>;
  readonly limits: { readonly tries: number; readonly ms: number };
}

/**
 * Read by the go command, compilers, the dynamic loader or the C library; tried one by one, in this order of suspicion.
 */
const SUSPICIOUS = [
  /^GO/,
  /^CGO_/,
  /^(CC|CXX|AR|FC|LD|PKG_CONFIG\w*)$/,
  /^(TMPDIR|TEMP|TMP)$/,
  /^PATH$/,
  /^(LD|DYLD)_/,
  /^(C|CPLUS|LIBRARY)_?\w*PATH$/,
];
const ALSO_SUSPICIOUS =
  /^(HOME|USERPROFILE|XDG_C\w+_HOME|GCC_\w+|SDKROOT|MACOSX_DEPLOYMENT_TARGET|MALLOC_\w+|GLIBC_TUNABLES|QEMU_\w+|SYSTEMROOT)$/;
/** Nothing that is started here looks at them, or each terminal has its own. */
const HARMLESS =
  /^(PWD|OLDPWD|SHLVL|_|SHELL|TERM\w*|COLORTERM|LS_COLORS|PS\d|EDITOR|VISUAL|PAGER|HIST\w+|SSH_\w+|GPG_\w+|DISPLAY|WAYLAND_\w+|XDG_SESSION\w*|WINDOWID)$/;
/** A stage that hung gets this many times what it took in the clean environment. */
const HANGS_TIMES = 5;
const SHORTEST_LIMIT_MS = 10_000;

/**
 * The variables that do the harm, each confirmed by running the stage again: docs/decisions/0044. Where nothing was
 * confirmed, the Go variables that differ. Throws `cancelled`.
 */
export async function bisectCulprits(request: BisectRequest, harms: readonly Harm[]): Promise<Culprit[]> {
  const { yours, clean, tools } = request;
  const differing = differingNames(yours, clean);
  const suspects = SUSPICIOUS.flatMap((pattern) => differing.filter((name) => pattern.test(name)));
  const more = differing.filter((name) => ALSO_SUSPICIOUS.test(name) && !suspects.includes(name));
  const others = differing.filter((name) => !suspects.includes(name) && !more.includes(name) && !HARMLESS.test(name));
  const endsMs = tools.context.clock.now() + request.limits.ms;
  let tries = 0;
  const isOver = () => tries >= request.limits.tries || tools.context.clock.now() >= endsMs;
  const culprits: Culprit[] = [];
  for (const harm of harms) {
    const harmWith = (names: readonly string[]) => {
      tries += 1;
      return showsHarm(request, harm, { names, folder: path.join(request.work, `try-${tries}`) });
    };
    if (culprits.length > 0 && (isOver() || (await isExplained(culprits, harmWith)))) continue;
    const proven = await findCulprits({ suspects: [...suspects, ...more], others, harmWith, isOver });
    culprits.push(...proven.flatMap((one) => culpritOf(one, request, harm.stage)));
  }
  const unique = culprits.filter(({ name }, at) => culprits.findIndex((one) => one.name === name) === at);
  if (unique.length > 0 || harms.length === 0) return await Promise.all(unique.map((one) => withLine(one, request)));
  return suspects.flatMap((name) => culpritOf({ names: [name], proof: 'differs' }, request, null));
}

/** What harms an early stage mostly harms the later ones too. */
async function isExplained(
  culprits: readonly Culprit[],
  harmWith: (names: readonly string[]) => Promise<boolean>,
): Promise<boolean> {
  const alone = culprits.filter(({ proof }) => proof === 'alone').map(({ name }) => name);
  return alone.length > 0 && (await harmWith(alone));
}

async function showsHarm(
  { tools, yours, clean }: BisectRequest,
  harm: Harm,
  { names, folder }: { readonly names: readonly string[]; readonly folder: string },
): Promise<boolean> {
  const environment = mixEnvironments(clean, yours, names);
  const stages = stagesUpTo(harm.stage, tools.context.os);
  try {
    const runs = await runStages({ ...tools, limitMs: limitFor(harm, tools.limitMs) }, { environment, folder, stages });
    return isHarmed(
      runs.find(({ stage }) => stage === harm.stage),
      harm,
    );
  } finally {
    await removeTree(folder);
  }
}

function isHarmed(run: StageRun | undefined, { kind, yours, clean }: Harm): boolean {
  if (run === undefined || run.durationMs === null) return false;
  if (kind === 'fails') return run.state === 'failed';
  // Nearer to yours than to the clean one, as ratios go.
  return (
    isSlow(run.durationMs, clean.durationMs) &&
    run.durationMs >= Math.sqrt((yours.durationMs ?? 0) * Math.max(1, clean.durationMs ?? 0))
  );
}

function limitFor({ yours, clean }: Harm, limitMs: number): number {
  if (yours.problem?.kind !== 'timed-out') return limitMs;
  return Math.min(limitMs, Math.max(SHORTEST_LIMIT_MS, HANGS_TIMES * (clean.durationMs ?? 0)));
}

function culpritOf(
  { names, proof }: { readonly names: readonly string[]; readonly proof: ConfirmedNames['proof'] | 'differs' },
  { yours, clean }: BisectRequest,
  stage: StageName | null,
): Culprit[] {
  return names.map((name) => {
    const [own, other] = [yours.variables.get(name), clean.variables.get(name)];
    return {
      name,
      yours: hide(name, own?.value),
      clean: hide(name, other?.value),
      source: own?.source ?? null,
      proof,
      stage,
    };
  });
}

/**
 * The line of a profile that sets it, where the login shell has it from one. Only what was confirmed is worth a start of
 * the shell.
 */
async function withLine(culprit: Culprit, { yours, lineOf }: BisectRequest): Promise<Culprit> {
  const value = yours.variables.get(culprit.name)?.value ?? '';
  if (culprit.source?.origin !== 'login-shell' || value === '') return culprit;
  const line = await lineOf(culprit.name, value);
  return line === null ? culprit : { ...culprit, source: { origin: 'login-shell', file: line.file, line: line.line } };
}

function hide(name: string, value: string | undefined): string | null {
  return value === undefined ? null : String(Object.values(redactSecretsIn({ [name]: value }))[0]);
}
