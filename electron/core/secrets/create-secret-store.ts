import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { CoreContext } from '../context.ts';
import { writeFileAtomic } from '../files/atomic-file.ts';
import { explainFileError } from '../files/file-errors.ts';
import type { Journal } from '../journal/journal.ts';
import type { Locks } from '../locks/lock.ts';
import type { Sealing, SecretName, SecretStore } from './secret-store.ts';

export interface SecretStoreDeps {
  readonly journal: Journal;
  readonly locks: Locks;
  readonly sealing?: Sealing | undefined;
}

const secretSchema = z.union([z.object({ sealed: z.string() }), z.object({ plain: z.string() })]);
const fileSchema = z.object({ schema: z.literal(1), secrets: z.record(z.string(), secretSchema) });
type Secrets = z.infer<typeof fileSchema>['secrets'];

const LOCK_WAIT_MS = 10_000;
const OWNER_ONLY = 0o600;

export function createSecretStore({ layout, log }: Pick<CoreContext, 'layout' | 'log'>, { journal, locks, sealing }: SecretStoreDeps): SecretStore {
  const file = layout.secrets;

  async function readAll(): Promise<Secrets> {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text === '') return {};
    try {
      return fileSchema.parse(JSON.parse(text)).secrets;
    } catch {
      // Not the error itself: it may quote what the file holds.
      log.warn('secrets.json is not as GoSwitch writes it, so what it holds is not used');
      return {};
    }
  }

  return {
    keptIn: async () => ((await sealing?.isAvailable()) ? 'keychain' : 'file'),
    async read(name) {
      const secret = (await readAll())[name];
      if (secret === undefined) return { value: null, isSealedElsewhere: false };
      if ('plain' in secret) return { value: secret.plain, isSealedElsewhere: false };
      try {
        if (sealing !== undefined) return { value: await sealing.open(secret.sealed), isSealedElsewhere: false };
      } catch {
        log.warn(`The secret "${name}" was sealed by another user or machine, so it is not used`);
      }
      return { value: null, isSealedElsewhere: true };
    },
    async write(name, value) {
      try {
        await locks.withLock('secrets', { waitMs: LOCK_WAIT_MS }, async () => {
          const { [name]: _, ...others } = await readAll();
          const secrets = value === null ? others : { ...others, [name]: await kept(value, sealing) };
          await writeFileAtomic(file, `${JSON.stringify({ schema: 1, secrets }, null, 2)}\n`, { mode: OWNER_ONLY });
        });
      } catch (error) {
        throw explainFileError(error, 'keep the credentials');
      }
      await journal.append({ action: 'secrets.change', target: name, summary: summary(name, value), data: {}, undo: null });
    },
  };
}

async function kept(value: string, sealing: Sealing | undefined): Promise<Secrets[string]> {
  return (await sealing?.isAvailable()) === true && sealing !== undefined ? { sealed: await sealing.seal(value) } : { plain: value };
}

function summary(name: SecretName, value: string | null): string {
  return value === null ? `Forgot the credentials for the ${name}.` : `Kept credentials for the ${name}.`;
}
