import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../../electron/contract/models.ts';
import { hashFile } from '../../../../electron/core/base/files/hash-file.ts';
import { settleLeftChanges } from '../../../../electron/core/base/journal/settle-left-changes.ts';
import { type Core, createCore } from '../../../../electron/core/create-core.ts';
import {
  programUndo,
  replaceProgram,
  restoreProgram,
} from '../../../../electron/core/doctor/programs/replace-program.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';

async function openWorld(): Promise<{ sandbox: Sandbox; core: Core; file: string; next: string }> {
  const sandbox = await createSandbox();
  const { os, native, userHome, clock, log, env } = sandbox.context;
  const core = createCore({ home: sandbox.home, env, os, native, userHome, clock, log, version: '0.0.0-test' });
  const [file, next] = [path.join(sandbox.dir, 'tool'), path.join(sandbox.dir, 'next')];
  await writeFile(file, 'old bytes', { mode: 0o750 });
  await writeFile(next, 'new bytes', { mode: 0o600 });
  return { sandbox, core, file, next };
}

const rebuild = { action: 'program.rebuild', summary: 'Rebuilt tool', data: {} } as const;

describe('replacing a program', () => {
  it('one that was changed meanwhile is left alone, and nothing is kept', async () => {
    const { sandbox, core, file, next } = await openWorld();
    const expectedSha256 = await hashFile(next);
    await expect(replaceProgram(core, { ...rebuild, file, from: next, expectedSha256 })).rejects.toMatchObject({
      code: 'rebuild-failed',
    });
    expect(await readFile(file, 'utf8')).toBe('old bytes');
    expect(await readdir(sandbox.context.layout.backups).catch(() => [])).toEqual([]);
    expect(await (await core.journal()).list({ limit: 5 })).toEqual([]);
  });

  it('killed between the replacement and its entry: the next change writes the entry, and it can be undone', async () => {
    const { sandbox, core, file, next } = await openWorld();
    const { backups } = sandbox.context.layout;
    await replaceProgram(core, { ...rebuild, file, from: next, expectedSha256: await hashFile(file) });
    const [entry] = await (await core.journal()).list({ limit: 1 });
    // As it is when the process ends before the journal is written.
    await notePending(backups, entry!);
    await writeFile(sandbox.context.layout.journal, '');
    await settleLeftChanges(core);
    const [settled] = await (await core.journal()).list({ limit: 1 });
    expect(settled).toMatchObject({ action: 'program.rebuild', target: file });
    await restoreProgram(core, programUndo.parse(settled!.undo));
    expect(await readFile(file, 'utf8')).toBe('old bytes');
    expect((await readdir(backups)).filter((name) => name.startsWith('pending-'))).toEqual([]);
  });

  it('killed before the replacement: nothing is journaled', async () => {
    const { sandbox, core, file, next } = await openWorld();
    const { backups } = sandbox.context.layout;
    await replaceProgram(core, { ...rebuild, file, from: next, expectedSha256: await hashFile(file) });
    const [entry] = await (await core.journal()).list({ limit: 1 });
    await writeFile(file, 'old bytes');
    await notePending(backups, entry!);
    await writeFile(sandbox.context.layout.journal, '');
    await settleLeftChanges(core);
    expect(await (await core.journal()).list({ limit: 5 })).toEqual([]);
  });

  it('without the old bytes there is no way back, and what is there stays', async () => {
    const { sandbox, core, file, next } = await openWorld();
    const { undo } = await replaceProgram(core, { ...rebuild, file, from: next, expectedSha256: await hashFile(file) });
    const known = programUndo.parse(undo);
    await writeFile(path.join(sandbox.context.layout.backups, known.backup), 'damaged');
    await expect(restoreProgram(core, known)).rejects.toMatchObject({ code: 'undo-impossible' });
    expect(await readFile(file, 'utf8')).toBe('new bytes');
  });

  it('an entry that names a file outside backups/ is refused', () => {
    const undo = { kind: 'program', file: '/usr/bin/tool', beforeSha256: '0'.repeat(64), afterSha256: '1'.repeat(64) };
    for (const backup of ['../../etc/passwd', 'program-0123456789ab./../../x', 'other', 'program-0123456789ab.a\\b']) {
      expect(programUndo.safeParse({ ...undo, backup }).success).toBe(false);
    }
    expect(programUndo.safeParse({ ...undo, backup: 'program-0123456789ab.tool' }).success).toBe(true);
  });
});

/** As a process leaves it that ends while it makes this change. */
async function notePending(backups: string, entry: JournalEntry): Promise<void> {
  const { file, beforeSha256, afterSha256 } = programUndo.parse(entry.undo);
  const evidence = [{ path: file, by: 'content', before: beforeSha256, after: afterSha256 }];
  await writeFile(
    path.join(backups, 'pending-changes-0123456789ab.json'),
    JSON.stringify({ schema: 1, evidence, entry }),
  );
}
