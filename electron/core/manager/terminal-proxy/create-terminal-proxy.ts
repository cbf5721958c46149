import { AppError, toErrorShape } from '../../../contract/errors.ts';
import type { ProxyValues, TerminalProxyFile } from '../../../contract/terminal-proxy.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { type RunProgram, runProgram as realRunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import { chooseTargets } from '../profiles/apply-setup.ts';
import { knownLines } from '../profiles/block-edit.ts';
import { applyEdit, type Edit, previewEdit } from '../profiles/edit-profile.ts';
import type { EditRecord } from '../profiles/edit-records.ts';
import { mayEditProxy } from '../profiles/edits-proxy.ts';
import type { ProfileFile } from '../profiles/profile-files.ts';
import { isReadableByOthers } from '../profiles/profile-secrets.ts';
import { readProfile } from '../profiles/read-profile.ts';
import { reconcileRecords } from '../profiles/reconcile-records.ts';
import { createSetupTools, inSequence } from '../profiles/setup-tools.ts';
import { previewUndoRecords, undoRecord, undoRecords } from '../profiles/undo-records.ts';
import { type AppProxy, valuesOfProxy } from './app-proxy.ts';
import { readProxyBlock } from './own-lines.ts';
import { hasRecord, proxyEdits, proxyFiles, strayProxyBlocks } from './proxy-edits.ts';
import { assertProxyValues, hasCredentials, hideCredentials } from './proxy-values.ts';
import type { TerminalProxy, TerminalProxyOptions } from './terminal-proxy.ts';

interface TerminalProxyDeps {
  readonly journal: Journal;
  readonly locks: Locks;
  readonly appProxy: () => Promise<AppProxy>;
  /** Default: starts real programs. */
  readonly runProgram?: RunProgram;
  /** Where /etc and /run are looked for; default `/`. */
  readonly systemRoot?: string;
}

export function createTerminalProxy(context: CoreContext, deps: TerminalProxyDeps): TerminalProxy {
  const { journal, locks, appProxy, runProgram = realRunProgram, systemRoot = '/' } = deps;
  const tools = createSetupTools(context, { journal, locks, runProgram, systemRoot });
  const { editing } = tools;

  async function valuesOf({ variables, withCredentials = false }: TerminalProxyOptions): Promise<ProxyValues> {
    const values = variables ?? valuesOfProxy(await appProxy(), { withCredentials });
    if (values === null) {
      throw new AppError('invalid-input', 'GoSwitch connects directly, so there is no proxy to set', {
        hint: 'Name one: goswitch proxy terminal HTTPS_PROXY=http://proxy.example:3128',
      });
    }
    assertProxyValues(values, { withCredentials });
    return values;
  }

  async function editsOf(values: ProxyValues, { targets, force = false }: TerminalProxyOptions): Promise<Edit[]> {
    const chosen = chooseTargets(context, await tools.detect(), targets);
    return proxyEdits(context, { values, targets: chosen, records: await editing.records.list(), force, runProgram });
  }

  async function undoable(): Promise<EditRecord[]> {
    const standing = (await editing.records.list()).filter(({ kind }) => kind === 'proxy');
    const stray = await strayProxyBlocks(context, { targets: await tools.detect(), records: standing, runProgram });
    return [...stray, ...standing.reverse()];
  }

  return {
    async state() {
      const [detected, records, proxy] = await Promise.all([tools.detect(), editing.records.list(), appProxy()]);
      // A block may have been asked for by name where the shell was not found.
      const written = records.flatMap(({ kind, targets }) => (kind === 'proxy' ? targets : []));
      const names = [...new Set([...detected.map(({ target }) => target), ...written])];
      const files = await proxyFiles(context, { targets: chooseTargets(context, detected, names), runProgram });
      return {
        suggested: valuesOfProxy(proxy, { withCredentials: false }),
        files: await Promise.all(files.map((file) => proxyFileState(file, records))),
      };
    },
    preview: async (options = {}) =>
      inSequence(await editsOf(await valuesOf(options), options), (edit) => previewEdit(edit, editing)),
    async apply(options = {}) {
      const values = await valuesOf(options);
      // A name that is wrong for this system is told before anything is made.
      chooseTargets(context, [], options.targets);
      return tools.locked(options.signal, async () => {
        await reconcileRecords(editing);
        return inSequence(await editsOf(values, options), (edit) => applyEdit(edit, editing));
      });
    },
    previewUndo: ({ force = false } = {}) => previewUndoRecords(tools, undoable, { kind: 'proxy', force }),
    undo: ({ force = false, signal } = {}) =>
      tools.locked(signal, () =>
        undoRecords(tools, undoable, (record, options) => undoRecord(tools, record, { ...options, force })),
      ),
  };
}

/** How a file stands. Never throws for what the file is. */
async function proxyFileState(profile: ProfileFile, records: readonly EditRecord[]): Promise<TerminalProxyFile> {
  const { targets, file, grammar } = profile;
  const nothing = { targets, file, line: null, variables: null, isExposed: false, problem: null };
  try {
    const snapshot = await readProfile(file);
    const { bytes } = snapshot;
    const found = bytes === null ? null : readProxyBlock(bytes, grammar);
    if (found === null) return { ...nothing, state: 'missing' };
    const { own, block, profile: text } = found;
    const isOurs =
      own !== null &&
      (!hasRecord(records, profile) || knownLines(records, { file, kind: 'proxy' }).includes(own.lines));
    const isSecret = own === null ? block.line.includes('@') : hasCredentials(own.values);
    return {
      ...nothing,
      state: !isOurs ? 'edited' : mayEditProxy(text.text.slice(block.end)) ? 'overruled' : 'in-place',
      line: block.lineNumber,
      variables: own === null ? null : hideCredentials(own.values),
      isExposed: isSecret && isReadableByOthers(snapshot),
    };
  } catch (error) {
    const problem = toErrorShape(error);
    if (problem.code === 'internal') throw error;
    return { ...nothing, state: 'invalid', problem };
  }
}
