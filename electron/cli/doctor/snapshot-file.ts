import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { MachineSnapshot, SnapshotComparison, SnapshotPart } from '../../contract/snapshot.ts';
import { writeFileAtomic } from '../../core/base/files/atomic-file.ts';
import { assertDecodedPath } from '../../core/base/files/decoded-path.ts';
import { explainFileError } from '../../core/base/files/file-errors.ts';
import { readSmallText } from '../../core/base/files/read-small-file.ts';
import type { Core } from '../../core/create-core.ts';
import { LARGEST_SNAPSHOT_BYTES, parseSnapshotText } from '../../core/doctor/snapshot/parse-snapshot.ts';
import type { Invocation } from '../command.ts';
import { showWaiting } from '../terminal/show-waiting.ts';
import type { Style } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import { doctorWords } from '../words/en/doctor.ts';
import { speaker } from '../words/speak.ts';

const say = speaker('doctor', doctorWords);

const STANDARD_OUTPUT = '-';

/**
 * Takes a snapshot and writes it for its owner alone. A file that is there is replaced only when it is a snapshot
 * itself.
 */
export async function writeSnapshot(engine: Core, invocation: Invocation): Promise<number> {
  const { words, host, output } = invocation;
  const name = words[0] ?? `goswitch-snapshot-${new Date(engine.context.clock.now()).toISOString().slice(0, 10)}.json`;
  const file = assertDecodedPath(path.resolve(host.cwd(), name));
  if (name !== STANDARD_OUTPUT) await assertReplaceable(file);
  const snapshot = await waiting(invocation, async () =>
    (await engine.snapshots()).take({ signal: invocation.signal }),
  );
  if (name === STANDARD_OUTPUT) {
    output.result(snapshot, () => [textOf(snapshot)]);
    return 0;
  }
  try {
    await writeFileAtomic(file, `${textOf(snapshot)}\n`, { mode: 0o600 });
  } catch (error) {
    throw explainFileError(error, 'write the snapshot');
  }
  output.report({ ok: true, file }, () => [say('wrote', { file })]);
  output.remark(say('lookThrough'));
  return 0;
}

/** Shows what differs from a snapshot file. Returns whether something does. */
export async function compareSnapshot(engine: Core, invocation: Invocation): Promise<boolean> {
  const file = path.resolve(invocation.host.cwd(), invocation.text('compare') ?? '');
  const theirs = await readSnapshotFile(file);
  const comparison = await waiting(invocation, async () =>
    (await engine.snapshots()).compare(theirs, { signal: invocation.signal }),
  );
  invocation.output.result(comparison, (style) => formatComparison(comparison, style));
  return comparison.differences.length > 0;
}

async function readSnapshotFile(file: string): Promise<MachineSnapshot> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_SNAPSHOT_BYTES) throw new AppError('invalid-input', `${file} is too large to be a snapshot`);
    return parseSnapshotText(await readSmallText(file, 'utf8', { maxBytes: LARGEST_SNAPSHOT_BYTES }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new AppError('invalid-input', `${file} does not exist`, { cause: error });
    if (code === 'EISDIR') throw new AppError('invalid-input', `${file} is a folder`, { cause: error });
    throw explainFileError(error, 'read the snapshot');
  }
}

async function assertReplaceable(file: string): Promise<void> {
  if ((await stat(file).catch(() => null)) === null) return;
  try {
    await readSnapshotFile(file);
  } catch (error) {
    throw new AppError(
      'invalid-input',
      `${file} already exists and is not a GoSwitch snapshot; it was not overwritten`,
      {
        hint: 'Choose another name',
        cause: error,
      },
    );
  }
}

async function waiting<T>({ output, host }: Invocation, work: () => Promise<T>): Promise<T> {
  const stop = showWaiting(say('looking'), output, host.env);
  try {
    return await work();
  } finally {
    stop();
  }
}

function textOf(snapshot: MachineSnapshot): string {
  return JSON.stringify(snapshot, null, 2);
}

const HEADINGS = {
  machine: 'partMachine',
  go: 'partGo',
  variable: 'partVariable',
  'go-env': 'partGoEnv',
  path: 'partPath',
  sdk: 'partSdk',
  finding: 'partFinding',
  setting: 'partSetting',
} as const satisfies Readonly<Record<SnapshotPart, keyof typeof doctorWords>>;

function formatComparison({ differences, theirs }: SnapshotComparison, style: Style): string[] {
  if (differences.length === 0) return [style.green(say('noDifference'))];
  const none = style.dim('-');
  const parts = [...new Set(differences.map(({ part }) => part))];
  const blocks = parts.flatMap((part) => {
    const rows = differences
      .filter((one) => one.part === part)
      .map((one) => [`  ${one.name}`, one.ours ?? none, one.theirs ?? none]);
    return [
      style.bold(say(HEADINGS[part])),
      ...formatTable([['', style.dim(say('here')), style.dim(say('there'))], ...rows]),
      '',
    ];
  });
  return [...blocks, style.dim(say('comparedWith', { at: theirs.at }))];
}
