import { AppError } from '../../contract/errors.ts';
import { EXIT_CODES } from '../../contract/exit-codes.ts';
import {
  type ProfileChange,
  SETUP_TARGETS,
  type SetupTarget,
  type ShellCheck,
  type UnknownShell,
} from '../../contract/profiles.ts';
import type { Profiles } from '../../core/manager/profiles/create-profiles.ts';
import { shellNamed } from '../../core/manager/shells/shells.ts';
import type { Command, Invocation } from '../command.ts';
import { describeUnknownShell, formatChanges, formatDiffs, formatShellChecks } from '../format-setup.ts';
import { keepingWords } from '../words/en/keeping.ts';
import { inWords, speaker } from '../words/speak.ts';

const say = speaker('keeping', keepingWords);

export const setupCommand: Command = {
  options: {
    preview: { doc: 'Only show what would change, as a unified diff; with --undo, what undoing would change' },
    undo: {
      doc: 'Undo everything that setup changed in shell startup files; proxy variables stay (goswitch proxy terminal --undo)',
    },
    shell: {
      value: 'NAME',
      multiple: true,
      doc: `Only this shell, even if it was not found; can be repeated. One of ${SETUP_TARGETS.join(', ')}`,
      complete: SETUP_TARGETS,
    },
    force: { doc: 'Replace a block that was edited by hand, and edit a startup file that has a syntax error' },
  },
  details: [
    'Adds one marked block to the startup files of each shell on this machine, then starts the shells and checks which go they find.',
    'It is safe to run again. A startup file is replaced atomically, symlinks are followed, and undoing restores it byte for byte.',
  ],
  examples: [
    { line: 'goswitch setup --preview', doc: 'what would change' },
    { line: 'goswitch setup', doc: 'set it up, and check that it works' },
    { line: 'goswitch setup --shell zsh', doc: 'only for zsh' },
    { line: 'goswitch setup --undo', doc: 'undo it all' },
  ],
  async run(invocation) {
    const engine = await invocation.core();
    const profiles = await engine.profiles();
    const { userHome } = engine.context;
    if (invocation.has('undo')) return await undo(invocation, profiles, userHome);
    const targets = readTargets(invocation.text('shell'));
    const options = {
      force: invocation.has('force'),
      signal: invocation.signal,
      ...(targets === undefined ? {} : { targets }),
    };
    if (invocation.has('preview'))
      return showPreview(invocation, await profiles.preview(options), userHome, await profiles.unknownShells());
    return await setUp(invocation, { profiles, options, userHome });
  },
};

interface SetUpWork {
  readonly profiles: Profiles;
  readonly options: {
    readonly force: boolean;
    readonly signal: AbortSignal;
    readonly targets?: readonly SetupTarget[];
  };
  readonly userHome: string;
}

async function setUp({ output }: Invocation, { profiles, options, userHome }: SetUpWork): Promise<number> {
  const changes = await profiles.apply(options);
  const proofs = await profiles.checkShells(options);
  const unknown = await profiles.unknownShells();
  output.report({ changes, proofs, unknownShells: unknown }, (style) => [
    ...formatChanges(changes, { userHome, style }),
    '',
    ...formatShellChecks(proofs, style),
  ]);
  if (changes.some(({ action }) => !['unchanged', 'refused'].includes(action))) {
    output.remark(say('openTerminal'));
    output.remark(say(proofs.some(({ mode }) => mode === 'ssh') ? 'cron' : 'cronAndSsh'));
  }
  if (proofs.some(({ outcome }) => outcome === 'shadowed')) output.remark(say('shadowed'));
  for (const remark of [...remarksOn(proofs), ...unknown.map((shell) => describeUnknownShell(shell, userHome))])
    output.remark(remark);
  return exitCode(changes, proofs);
}

/** What set-up cannot do, or could not see. */
function remarksOn(proofs: readonly ShellCheck[]): string[] {
  const ssh = proofs.find(({ mode, outcome }) => mode === 'ssh' && outcome !== 'works');
  const interactive = proofs.filter(
    ({ mode, inherits, shell }) => mode === 'interactive' && !inherits && shellNamed(shell).prompt !== null,
  );
  return [
    ...(ssh === undefined ? [] : [say('sshNotFound', { summary: inWords(ssh.summary) })]),
    ...(interactive.length > 0 && interactive.every(({ atPrompt }) => !atPrompt) ? [say('noPrompt')] : []),
  ];
}

async function undo({ has, text, output, signal }: Invocation, profiles: Profiles, userHome: string): Promise<number> {
  if (text('shell') !== undefined)
    throw new AppError('invalid-input', 'Undo applies to all shells at once: remove --shell');
  const options = { force: has('force'), signal };
  if (has('preview')) return showPreview({ output }, await profiles.previewUndo(options), userHome);
  const changes = await profiles.undo(options);
  output.report({ changes }, (style) => formatChanges(changes, { userHome, style }));
  return exitCode(changes, []);
}

function showPreview(
  { output }: Pick<Invocation, 'output'>,
  changes: readonly ProfileChange[],
  userHome: string,
  unknown: readonly UnknownShell[] = [],
): number {
  output.result({ changes }, (style) => formatDiffs(changes, { userHome, style }));
  for (const shell of unknown) output.remark(describeUnknownShell(shell, userHome));
  return exitCode(changes, []);
}

function readTargets(text: string | undefined): SetupTarget[] | undefined {
  return text?.split(',').map((name) => {
    const target = SETUP_TARGETS.find((one) => one === name.trim());
    if (target !== undefined) return target;
    throw new AppError('invalid-input', `GoSwitch does not support the shell ${name}`, {
      hint: `One of ${SETUP_TARGETS.join(', ')}`,
    });
  });
}

/**
 * What was refused decides; then whether every shell finds GoSwitch. Commands over ssh do not count: some shells read
 * nothing for them.
 */
function exitCode(changes: readonly ProfileChange[], proofs: readonly ShellCheck[]): number {
  const refused = changes.find(({ problem }) => problem !== null)?.problem;
  if (refused) return EXIT_CODES[refused.code];
  return proofs.every(({ outcome, mode }) => outcome === 'works' || mode === 'ssh') ? 0 : EXIT_CODES['shell-failed'];
}
