import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { AppError } from '../../../contract/errors.ts';
import type { GoEnvPreset } from '../../../contract/go-env.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import type { Journal } from '../../base/journal/journal.ts';
import { openJsonStore } from '../../base/journal/json-store.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';
import type { CoreContext } from '../../context.ts';

/*
 * Earlier versions called a preset a profile. What is on disk keeps that name, so that nothing is lost between
 * versions: the file, its key, the lock, the action of the journal's entries and the key of what undoes them.
 */

/** Name of the journal's entries for a change of the presets. */
const ENV_PRESETS_ACTION = 'go-env.profiles';

interface EnvPresetsDeps {
  readonly context: Pick<CoreContext, 'layout' | 'log' | 'events'>;
  readonly journal: Journal;
  readonly locks: Locks;
}

/**
 * Named sets of Go settings: `office`, `home`. `env-profiles.json` of the home, readable by the user alone: a proxy's
 * address may hold a password.
 */
export interface EnvPresetsStore {
  /** In the order they were made. What cannot be read is not there. */
  list(): Promise<readonly GoEnvPreset[]>;
  /** Replaces the one of the same name, or the one named by `replaces`. Throws `invalid-input` past 32 of them. */
  save(preset: GoEnvPreset, replaces?: string): Promise<void>;
  /** Throws `invalid-input` when there is none of the name. */
  remove(name: string): Promise<void>;
  /** All of them at once, for undoing. */
  restore(presets: readonly GoEnvPreset[]): Promise<void>;
}

const presetSchema = z.looseObject({ name: z.string(), values: z.record(z.string(), z.string().nullable()) });
export const presetsSchema = z.array(presetSchema).max(1000);
const SCHEMA = 1;
const fileSchema = z.looseObject({ profiles: presetsSchema });

const MOST = 32;
const LOCK_WAIT_MS = 10_000;

export function createEnvPresets({ context, journal, locks }: EnvPresetsDeps): EnvPresetsStore {
  const file = context.layout.envPresets;

  const open = () =>
    openJsonStore({ file, schema: SCHEMA, log: context.log, parse: (content) => fileSchema.parse(content) });
  const list = async () => (await open()).content?.profiles ?? [];

  async function change(
    target: string,
    summary: string,
    edit: (presets: readonly GoEnvPreset[]) => readonly GoEnvPreset[],
  ): Promise<void> {
    try {
      await locks.withLock('env-profiles', { waitMs: LOCK_WAIT_MS }, async () => {
        const store = await open();
        const before = store.content?.profiles ?? [];
        // The journal keeps no secrets: what held one cannot be brought back from it.
        const undo = isDeepStrictEqual(redactSecretsIn(before), before) ? { profiles: before } : null;
        const { evidence, write } = await store.replaceWith({ ...store.content, profiles: edit(before) });
        const entry = { action: ENV_PRESETS_ACTION, target, summary, data: {}, undo };
        await journal.change({ lock: 'env-profiles', entry, evidence: [evidence], make: write });
      });
    } catch (error) {
      throw explainFileError(error, 'keep the presets');
    }
    context.events.emit('goEnvChanged', {});
  }

  return {
    list,
    async save(preset, replaces) {
      await change(preset.name, `Saved the preset ${preset.name} of Go settings`, (presets) => {
        const at = presets.findIndex(({ name }) => name === (replaces ?? preset.name));
        const others = presets.filter(({ name }, index) => index !== at && name !== preset.name);
        if (others.length >= MOST) throw new AppError('invalid-input', `There are already ${MOST} presets`);
        return at < 0 ? [...others, preset] : others.toSpliced(Math.min(at, others.length), 0, preset);
      });
    },
    async remove(name) {
      await change(name, `Removed the preset ${name} of Go settings`, (presets) => {
        if (!presets.some((each) => each.name === name)) throw new AppError('invalid-input', `Unknown preset: ${name}`);
        return presets.filter((each) => each.name !== name);
      });
    },
    async restore(presets) {
      await change('', 'Brought the presets of Go settings back', () => presets);
    },
  };
}
