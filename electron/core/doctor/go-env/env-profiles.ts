import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { AppError } from '../../../contract/errors.ts';
import type { GoEnvProfile } from '../../../contract/go-env.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import type { Journal } from '../../base/journal/journal.ts';
import { openJsonStore } from '../../base/journal/json-store.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';
import type { CoreContext } from '../../context.ts';

/** Name of the journal's entries for a change of the profiles. */
export const ENV_PROFILES_ACTION = 'go-env.profiles';

export interface EnvProfilesDeps {
  readonly context: Pick<CoreContext, 'layout' | 'log' | 'events'>;
  readonly journal: Journal;
  readonly locks: Locks;
}

/**
 * Named sets of Go settings: `office`, `home`. `env-profiles.json` of the home, readable by the user alone: a proxy's
 * address may hold a password.
 */
export interface EnvProfilesStore {
  /** In the order they were made. What cannot be read is not there. */
  list(): Promise<readonly GoEnvProfile[]>;
  /** Replaces the one of the same name, or the one named by `replaces`. Throws `invalid-input` past 32 of them. */
  save(profile: GoEnvProfile, replaces?: string): Promise<void>;
  /** Throws `invalid-input` when there is none of the name. */
  remove(name: string): Promise<void>;
  /** All of them at once, for undoing. */
  restore(profiles: readonly GoEnvProfile[]): Promise<void>;
}

const profileSchema = z.looseObject({ name: z.string(), values: z.record(z.string(), z.string().nullable()) });
export const profilesSchema = z.array(profileSchema).max(1000);
const SCHEMA = 1;
const fileSchema = z.looseObject({ profiles: profilesSchema });

const MOST = 32;
const LOCK_WAIT_MS = 10_000;

export function createEnvProfiles({ context, journal, locks }: EnvProfilesDeps): EnvProfilesStore {
  const file = context.layout.envProfiles;

  const open = () =>
    openJsonStore({ file, schema: SCHEMA, log: context.log, parse: (content) => fileSchema.parse(content) });
  const list = async () => (await open()).content?.profiles ?? [];

  async function change(
    target: string,
    summary: string,
    edit: (profiles: readonly GoEnvProfile[]) => readonly GoEnvProfile[],
  ): Promise<void> {
    try {
      await locks.withLock('env-profiles', { waitMs: LOCK_WAIT_MS }, async () => {
        const store = await open();
        const before = store.content?.profiles ?? [];
        // The journal keeps no secrets: what held one cannot be brought back from it.
        const undo = isDeepStrictEqual(redactSecretsIn(before), before) ? { profiles: before } : null;
        const { evidence, write } = await store.replaceWith({ ...store.content, profiles: edit(before) });
        const entry = { action: ENV_PROFILES_ACTION, target, summary, data: {}, undo };
        await journal.change({ lock: 'env-profiles', entry, evidence: [evidence], make: write });
      });
    } catch (error) {
      throw explainFileError(error, 'keep the profiles');
    }
    context.events.emit('goEnvChanged', {});
  }

  return {
    list,
    async save(profile, replaces) {
      await change(profile.name, `Saved the profile ${profile.name} of Go settings`, (profiles) => {
        const at = profiles.findIndex(({ name }) => name === (replaces ?? profile.name));
        const others = profiles.filter(({ name }, index) => index !== at && name !== profile.name);
        if (others.length >= MOST) throw new AppError('invalid-input', `There are ${MOST} profiles already`);
        return at < 0 ? [...others, profile] : others.toSpliced(Math.min(at, others.length), 0, profile);
      });
    },
    async remove(name) {
      await change(name, `Removed the profile ${name} of Go settings`, (profiles) => {
        if (!profiles.some((each) => each.name === name))
          throw new AppError('invalid-input', `There is no profile ${name}`);
        return profiles.filter((each) => each.name !== name);
      });
    },
    async restore(profiles) {
      await change('', 'Brought the profiles of Go settings back', () => profiles);
    },
  };
}
