import type { ProfileState, SetupTarget, UnknownShell } from '../../../../contract/profiles.ts';
import { PROFILE_BYTES, readSmallFile, readSmallText } from '../../../base/files/read-small-file.ts';
import { setUpRecords } from '../../../manager/profiles/is-set-up.ts';
import { BLOCK_START, splitLines } from '../../../manager/profiles/profile-block.ts';
import { decodeProfile } from '../../../manager/profiles/profile-text.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import type { Check, Found } from '../check.ts';

export const profilesCheck: Check = {
  id: 'profiles',
  looksAt:
    "GoSwitch's block in each startup file: missing, duplicated, out of date or edited by hand, and startup files that contain errors.",
  timeLimitMs: 30_000,
  async run(tools) {
    const states = await (await tools.core.profiles()).state();
    const hasAny = states.some(
      ({ state, problem }) =>
        state === 'in-place' || state === 'outdated' || state === 'edited' || problem?.message.includes('markers'),
    );
    // Nobody set anything up: that go means something else is the business of go-on-path.
    const { files: recorded } = await setUpRecords(tools.context.layout);
    if (!hasAny && recorded.size === 0) return 'not-applicable';
    // A shell that nobody chose (setup --shell zsh) lacks nothing.
    const chosen = states.filter(
      ({ file, state, problem }) => recorded.has(file) || (state !== 'missing' && !isOtherTrouble({ state, problem })),
    );
    const unknown = await (await tools.core.profiles()).unknownShells();
    return [
      ...(await Promise.all(chosen.map((state) => judge(tools, state)))).flat(),
      ...(await Promise.all(unknown.map(notSetUp))).flat(),
    ];
  },
};

/** A profile without our markers that cannot be edited: no concern of those who did not have it edited. */
function isOtherTrouble({ state, problem }: Pick<ProfileState, 'state' | 'problem'>): boolean {
  return state === 'invalid' && !(problem?.message.includes('markers') ?? false);
}

/** Unless its startup file has the line by now, or another that names the shims. */
async function notSetUp({ name, executable, isLoginShell, file, line }: UnknownShell): Promise<Found[]> {
  const text = file === null ? '' : await readSmallText(file, 'utf8', { maxBytes: PROFILE_BYTES }).catch(() => '');
  if (text.includes('/shims')) return [];
  const advice = line === null ? '' : `Add this line to ${file}: ${line}`;
  const evidence = [fact(name, executable, { origin: 'program', file: executable })];
  return [
    {
      kind: 'shell-unknown',
      severity: isLoginShell ? 'warning' : 'note',
      about: name,
      params: { shell: name, advice },
      evidence,
    },
  ];
}

async function judge(tools: CheckTools, { file, state, line, problem, targets }: ProfileState): Promise<Found[]> {
  const about = file;
  const markers = await linesOfMarkers(file);
  if (markers.length > 1) return [doubled(tools, { file, markers, targets, isRepairable: state === 'outdated' })];
  const evidence = [fact(targets.join(', '), problem?.message ?? state, { origin: 'file', file, line })];
  switch (state) {
    case 'in-place':
      return [];
    case 'missing':
      return [
        {
          kind: 'block-missing',
          severity: 'warning',
          about,
          params: { file },
          evidence,
          fix: tools.fixes.setUp(targets),
        },
      ];
    case 'outdated':
      return [
        {
          kind: 'block-outdated',
          severity: 'warning',
          about,
          params: { file },
          evidence,
          fix: tools.fixes.setUp(targets),
        },
      ];
    case 'edited':
      return [{ kind: 'block-edited', severity: 'warning', about, params: { file }, evidence }];
    case 'invalid':
      return [
        {
          kind: 'profile-broken',
          severity: 'warning',
          about,
          params: { file, problem: problem?.message ?? '' },
          evidence,
        },
      ];
  }
}

interface Doubled {
  readonly file: string;
  readonly markers: readonly number[];
  readonly targets: readonly SetupTarget[];
  /** Set-up leaves one of them; not where one was edited, or a marker is missing. */
  readonly isRepairable: boolean;
}

function doubled(tools: CheckTools, { file, markers, targets, isRepairable }: Doubled): Found {
  const evidence = markers.map((line) => fact('block', BLOCK_START, { origin: 'file', file, line }));
  const fix = isRepairable ? { fix: tools.fixes.setUp(targets) } : {};
  return { kind: 'block-doubled', severity: 'warning', about: file, params: { file }, evidence, ...fix };
}

/** From 1; none for a file that cannot be read, which set-up tells in its own words. */
async function linesOfMarkers(file: string): Promise<number[]> {
  const bytes = await readSmallFile(file, { maxBytes: PROFILE_BYTES }).catch(() => Buffer.alloc(0));
  return splitLines(bytes.includes(0) ? '' : decodeProfile(bytes).text).flatMap(({ words }, at) =>
    words.trim() === BLOCK_START ? [at + 1] : [],
  );
}
