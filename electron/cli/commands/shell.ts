import { AppError } from '../../contract/errors.ts';
import type { GoHere } from '../../core/manager/projects/go-here.ts';
import { SNIPPET_SHELLS, snippetOf, terminalLine } from '../../core/manager/shells/terminal-snippets.ts';
import { callingShell } from '../calling-shell.ts';
import type { Command, Invocation } from '../command.ts';
import { toolchainRemark } from '../remark-on-toolchain.ts';
import { switchingWords } from '../words/en/switching.ts';
import { speaker } from '../words/speak.ts';

const say = speaker('switching', switchingWords);

export const shellCommand: Command = {
  arguments: [
    {
      name: 'spec',
      required: false,
      doc: 'an installed version; a family means its newest installed patch',
      complete: 'installed',
    },
  ],
  options: {
    unset: { doc: 'Let pins and the active version decide again' },
    shell: {
      value: 'NAME',
      doc: `${SNIPPET_SHELLS.join(', ')}; the calling shell when left out`,
      complete: SNIPPET_SHELLS,
    },
  },
  details: [
    'Prints one line for the shell to evaluate. It sets GOSWITCH_VERSION, which goes before every pin, in this terminal and what it starts.',
  ],
  examples: [
    { line: 'eval "$(goswitch shell 1.24)"', doc: 'this terminal uses Go 1.24 (bash, zsh, sh)' },
    { line: 'goswitch shell 1.24 | source', doc: 'the same in fish' },
    { line: 'goswitch shell 1.24 | Invoke-Expression', doc: 'the same in PowerShell' },
    { line: 'eval "$(goswitch shell --unset)"', doc: 'back to pins and the active version' },
  ],
  async run(invocation) {
    const { words, output, host } = invocation;
    const named = invocation.text('shell');
    const snippet = named === undefined ? callingShell(host) : snippetOf(named);
    if (snippet === null) {
      const what = named === undefined ? 'The calling shell' : named;
      throw new AppError('invalid-input', `${what} is not a shell that GoSwitch supports`, {
        hint: `Name one with --shell: ${SNIPPET_SHELLS.join(', ')}`,
      });
    }
    const { spec, here } = await readSpec(invocation);
    const line = terminalLine(snippet, spec);
    output.verbatim({ shell: snippet.name, version: spec, line }, line);
    if (host.stdout.isTTY) output.remark(say('toApply', { command: snippet.evaluation(words[0] ?? '--unset') }));
    const remark = here === null ? null : toolchainRemark(here.toolchain);
    if (remark !== null) output.remark(remark);
    return 0;
  },
};

/**
 * The spec to set, or null to unset, with what runs in this folder then. Throws `pin-not-installed` rather than set
 * what no shim could run.
 */
async function readSpec({
  words: [spec],
  has,
  core,
  here,
}: Invocation): Promise<{ spec: string | null; here: GoHere | null }> {
  const isUnset = has('unset');
  if (isUnset === (spec !== undefined)) {
    throw new AppError('invalid-input', isUnset ? 'A version and --unset are two wishes' : 'Say which version', {
      hint: 'goswitch shell 1.26, or goswitch shell --unset',
    });
  }
  if (spec === undefined) return { spec: null, here: null };
  const { formatSpec, parseSpec } = await import('../../core/go/go-version/spec.ts');
  const { goHere } = await import('../../core/manager/projects/go-here.ts');
  const { context } = await core();
  const wish = spec.trim() === 'system' ? null : parseSpec(spec);
  const text = wish === null ? 'system' : formatSpec(wish);
  const found = await goHere({ ...context, env: { ...context.env, GOSWITCH_VERSION: text } }, { cwd: here() });
  // No shell takes `^` or `>` for a plain letter, so a range is said as what it means now.
  return {
    spec: wish?.kind === 'range' ? formatSpec({ kind: 'exact', version: found.called.version }) : text,
    here: found,
  };
}
