import { AppError } from '../../contract/errors.ts';
import type { JournalEntry } from '../../contract/models.ts';
import type { Core } from '../../core/create-core.ts';
import type { Command, Invocation } from '../command.ts';
import { formatTable } from '../terminal/table.ts';
import { keepingWords } from '../words/en/keeping.ts';
import { inWords, speaker } from '../words/speak.ts';

const say = speaker('keeping', keepingWords);

const DEFAULT_LIMIT = 50;

export const journalCommand: Command = {
  options: {
    limit: { value: 'N', doc: `How many entries, newest first (default ${DEFAULT_LIMIT})` },
    action: { value: 'ACTION', doc: 'Only entries of this kind, such as sdk.install' },
    undo: { value: 'ID', doc: 'Undo the change of this entry', complete: 'undoable' },
  },
  details: [
    'Changes that can be undone are listed with their id. An undo is recorded too, so it can be undone as well.',
  ],
  examples: [
    { line: 'goswitch journal', doc: 'the latest changes' },
    { line: 'goswitch journal --undo 0mhvx2k1c-8f3a09b2c4', doc: 'undo one of them' },
    { line: 'goswitch journal --limit 500 --json', doc: 'with all their data, for programs' },
  ],
  async run(invocation) {
    const { text, output, core } = invocation;
    const limit = Number(text('limit') ?? DEFAULT_LIMIT);
    if (!Number.isInteger(limit) || limit < 1)
      throw new AppError('invalid-input', '--limit needs a whole number from 1 on');
    const [action, undo] = [text('action'), text('undo')];
    const engine = await core();
    if (undo !== undefined) {
      if (action !== undefined || text('limit') !== undefined)
        throw new AppError('invalid-input', '--undo cannot be used with --limit or --action');
      await undoEntry(engine, invocation, undo);
      return 0;
    }
    const { settleLeftChanges } = await import('../../core/base/journal/settle-left-changes.ts');
    await settleLeftChanges(engine);
    const entries = await (await engine.journal()).list({ limit, ...(action === undefined ? {} : { action }) });
    const undoable = output.json ? new Set<string>() : await undoableIds(engine);
    output.result(entries, (style) =>
      formatTable(
        entries.map(({ id, at, summary }) => [
          style.dim(formatTime(at)),
          inWords(summary),
          undoable.has(id) ? style.dim(id) : '',
        ]),
      ),
    );
    if (entries.length === 0) output.remark(say('noChanges'));
    else if (entries.some(({ id }) => undoable.has(id))) output.remark(say('toUndo'));
    return 0;
  },
};

/** Of the entries that are near enough to be asked for, those that can be undone. */
async function undoableIds(engine: Core): Promise<ReadonlySet<string>> {
  const { withUndoStates } = await import('../../core/undo/undo-states.ts');
  const items = withUndoStates(await (await engine.journal()).list({ limit: 500 }));
  return new Set(items.filter(({ undoState }) => undoState === 'possible').map(({ id }) => id));
}

async function undoEntry(engine: Core, invocation: Invocation, id: string): Promise<void> {
  const [{ createJobRegistry }, { createSdkJobs }, { createUndo }, { showProgress }] = await Promise.all([
    import('../../core/handlers/job-registry.ts'),
    import('../../core/handlers/sdk-jobs.ts'),
    import('../../core/undo/create-undo.ts'),
    import('../terminal/show-progress.ts'),
  ]);
  const { output, host, signal } = invocation;
  const registry = createJobRegistry(engine);
  const endProgress = showProgress(engine.context.events, output, host.env);
  try {
    const outcome = await createUndo({ core: engine, sdkJobs: createSdkJobs(engine, registry) }).undo(id);
    if (outcome.kind === 'started') {
      const { jobId } = outcome;
      const jobs = await engine.jobs();
      const isRunning = () => jobs.list().some(({ id: each, state }) => each === jobId && state === 'running');
      const cancel = () => {
        if (isRunning()) jobs.cancel(jobId);
      };
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      await registry.result(jobId).finally(() => signal.removeEventListener('abort', cancel));
    }
  } finally {
    endProgress();
  }
  const entries = await (await engine.journal()).list({ limit: 5000 });
  const entry = entries.find((each) => each.id === id) as JournalEntry;
  const undoneBy = entries.find(({ undoes }) => undoes === id)?.id ?? null;
  output.report({ ok: true, undone: id, summary: entry.summary, undoneBy }, (style) => [
    say('undoneEntry', { done: style.green(say('undone')), summary: inWords(entry.summary) }),
  ]);
}

function formatTime(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}
