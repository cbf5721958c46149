import { AppError } from '../../contract/errors.ts';
import { EXIT_CODES } from '../../contract/exit-codes.ts';
import type { ProfileChange } from '../../contract/profiles.ts';
import {
  PROXY_VARIABLES,
  type ProxyValues,
  type ProxyVariable,
  TERMINAL_PROXY_TARGETS,
  type TerminalProxyState,
  type TerminalProxyTarget,
} from '../../contract/terminal-proxy.ts';
import type { CommandOption, Invocation } from '../command.ts';
import { type FormatOptions, formatChanges, formatDiffs } from '../format-setup.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import { keepingWords } from '../words/en/keeping.ts';
import { inWords, speaker } from '../words/speak.ts';

const say = speaker('keeping', keepingWords);

/** Options of `goswitch proxy` that are for `terminal` alone. */
export const terminalOptions: Readonly<Record<string, CommandOption>> = {
  list: { doc: 'With terminal: list the variables in each file' },
  preview: { doc: 'With terminal: only show what would change; with --undo, what undoing would change' },
  undo: { doc: 'With terminal: remove the variables again' },
  'with-credentials': { doc: "With terminal: allow the proxy's user name and password in shell startup files" },
  shell: {
    value: 'NAME',
    multiple: true,
    doc: `With terminal: only this one; can be repeated. One of ${TERMINAL_PROXY_TARGETS.join(', ')}`,
    complete: TERMINAL_PROXY_TARGETS,
  },
  force: { doc: 'With terminal: replace a block that was edited by hand' },
};

/** `goswitch proxy terminal`: proxy variables for new terminals. */
export async function proxyTerminal(invocation: Invocation): Promise<number> {
  const { words, has, text, signal, output } = invocation;
  const variables = readValues(words.slice(1));
  const targets = readTargets(text('shell'));
  const isChoosing = variables !== undefined || targets !== undefined || has('with-credentials');
  if ((has('undo') || has('list')) && isChoosing) {
    throw new AppError(
      'invalid-input',
      `--${has('undo') ? 'undo' : 'list'} applies to all variables in all shells: remove the other arguments`,
    );
  }
  if (has('list') && (has('undo') || has('preview') || has('force')))
    throw new AppError('invalid-input', '--list cannot be used with other options');
  const engine = await invocation.core();
  const terminalProxy = await engine.terminalProxy();
  const { userHome } = engine.context;
  if (has('list')) {
    const state = await terminalProxy.state();
    output.result(state, (style) => formatState(state, { userHome, style }));
    return 0;
  }
  const force = has('force');
  const options = {
    ...{ force, signal, withCredentials: has('with-credentials') },
    ...(variables === undefined ? {} : { variables }),
    ...(targets === undefined ? {} : { targets }),
  };
  if (has('preview')) {
    const changes = await (has('undo') ? terminalProxy.previewUndo({ force }) : terminalProxy.preview(options));
    output.result({ changes }, (style) => formatPreview(changes, { userHome, style }));
    return exitCode(changes);
  }
  const changes = await (has('undo') ? terminalProxy.undo({ force, signal }) : terminalProxy.apply(options));
  output.report({ changes }, (style) => formatChanges(changes, { userHome, style }));
  if (!has('undo') && changes.some(({ action }) => !['unchanged', 'refused'].includes(action))) {
    output.remark(say('newTerminals'));
  }
  return exitCode(changes);
}

/** `NAME=VALUE`, the name in either spelling. */
function readValues(words: readonly string[]): ProxyValues | undefined {
  if (words.length === 0) return undefined;
  const values: { [Name in ProxyVariable]?: string } = {};
  for (const word of words) {
    const at = word.indexOf('=');
    const name = PROXY_VARIABLES.find((one) => one === word.slice(0, Math.max(at, 0)).toUpperCase());
    if (name === undefined) {
      throw new AppError('invalid-input', 'Expected a proxy variable with its value', {
        hint: `NAME=VALUE, where NAME is one of ${PROXY_VARIABLES.join(', ')}`,
      });
    }
    if (values[name] !== undefined) throw new AppError('invalid-input', `${name} is given twice`);
    const value = word.slice(at + 1);
    if (name !== 'NO_PROXY' && value.includes('@')) {
      throw new AppError(
        'invalid-input',
        'A password cannot be given as an argument: other users could see it in the process list',
        {
          hint: 'Set the setting proxyUrl without it, goswitch proxy credentials --user NAME, then goswitch proxy terminal --with-credentials',
        },
      );
    }
    values[name] = value;
  }
  return values;
}

function readTargets(text: string | undefined): TerminalProxyTarget[] | undefined {
  return text?.split(',').map((name) => {
    const target = TERMINAL_PROXY_TARGETS.find((one) => one === name.trim());
    if (target !== undefined) return target;
    throw new AppError('invalid-input', `GoSwitch does not set variables for ${name}`, {
      hint: `One of ${TERMINAL_PROXY_TARGETS.join(', ')}`,
    });
  });
}

/** Diffs; a change of hidden lines alone has none, and is told by its file. */
function formatPreview(changes: readonly ProfileChange[], options: FormatOptions): string[] {
  const hidden = changes.filter(({ action, diff }) => diff === '' && !['unchanged', 'refused'].includes(action));
  return [...formatDiffs(changes, options), ...(hidden.length === 0 ? [] : formatChanges(hidden, options))];
}

function formatState({ files, suggested }: TerminalProxyState, { userHome, style }: FormatOptions): string[] {
  const lines = files.flatMap(({ file, state, variables, isExposed, problem }) => [
    `${style.bold(shortenPath(file, userHome))} ${style.dim(say(state))}`.trimEnd(),
    ...Object.entries(variables ?? {}).map(([name, value]) => `    ${name}=${value}`),
    ...(isExposed ? [`    ${style.red(say('exposed'))} chmod 600 ${shortenPath(file, userHome)}`] : []),
    ...(problem === null ? [] : [`    ${inWords(problem.message)}`]),
  ]);
  const proposal = Object.entries(suggested ?? {}).map(([name, value]) => style.dim(`    ${name}=${value}`));
  return [...lines, ...(proposal.length === 0 ? [] : [say('ownProxyAs'), ...proposal])];
}

function exitCode(changes: readonly ProfileChange[]): number {
  const refused = changes.find(({ problem }) => problem !== null)?.problem;
  return refused ? EXIT_CODES[refused.code] : 0;
}
