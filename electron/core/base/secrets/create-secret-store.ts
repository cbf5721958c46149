import { z } from 'zod';
import type { CoreContext } from '../../context.ts';
import { explainFileError } from '../files/file-errors.ts';
import type { Journal } from '../journal/journal.ts';
import { openJsonStore } from '../journal/json-store.ts';
import type { Locks } from '../locks/lock.ts';
import type { Sealing, SecretName, SecretStore } from './secret-store.ts';

interface SecretStoreDeps {
  readonly journal: Journal;
  readonly locks: Locks;
  readonly sealing?: Sealing | undefined;
}

const secretSchema = z.union([z.object({ sealed: z.string() }), z.object({ plain: z.string() })]);
/** Secrets of kinds that this version does not know stay as they are. */
const fileSchema = z.looseObject({ secrets: z.record(z.string(), z.unknown()) });
const SCHEMA = 1;

const LOCK_WAIT_MS = 10_000;

export function createSecretStore(
  { layout, log }: Pick<CoreContext, 'layout' | 'log'>,
  { journal, locks, sealing }: SecretStoreDeps,
): SecretStore {
  const file = layout.secrets;

  const open = () => openJsonStore({ file, schema: SCHEMA, log, parse: (content) => fileSchema.parse(content) });

  return {
    keptIn: async () => ((await sealing?.isAvailable()) ? 'keychain' : 'file'),
    async read(name) {
      const secret = secretSchema.safeParse((await open()).content?.secrets[name]).data;
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
          const store = await open();
          const { [name]: _, ...others } = store.content?.secrets ?? {};
          const secrets = value === null ? others : { ...others, [name]: await kept(value, sealing) };
          const { evidence, write } = await store.replaceWith({ ...store.content, secrets });
          const entry = { action: 'secrets.change', target: name, summary: summary(name, value), data: {}, undo: null };
          await journal.change({ lock: 'secrets', entry, evidence: [evidence], make: write });
        });
      } catch (error) {
        throw explainFileError(error, 'keep the credentials');
      }
    },
  };
}

async function kept(value: string, sealing: Sealing | undefined): Promise<z.infer<typeof secretSchema>> {
  return (await sealing?.isAvailable()) === true && sealing !== undefined
    ? { sealed: await sealing.seal(value) }
    : { plain: value };
}

function summary(name: SecretName, value: string | null): string {
  return value === null ? `Forgot the credentials for the ${name}.` : `Kept credentials for the ${name}.`;
}
