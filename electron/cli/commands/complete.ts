import { toVisible } from '../../core/base/log/to-visible.ts';
import type { Core } from '../../core/create-core.ts';
import { MODULE_PROXY_SOURCE } from '../../core/go/releases/module-proxy-source.ts';
import type { Command } from '../command.ts';
import { type CandidateSources, findCandidates } from '../completion/find-candidates.ts';

/** What the completion scripts call at every TAB: disk only, never the network, and silent when anything is wrong. */
export const completeCommand: Command = {
  passThrough: 'WORDS...',
  examples: [],
  async run({ passedThrough, commands, output, core }) {
    const { words, shell } = await findCandidates(passedThrough, commands, createSources(core));
    // What a shell would put on the command line must be the word itself: one that cannot be shown as it is is not
    // offered.
    const plain = words.filter(({ word }) => toVisible(word) === word);
    const lines = shell === 'none' ? plain.map(({ word, doc }) => `${word}\t${toVisible(doc)}`) : [`:${shell}`];
    if (lines.length > 0 || output.json) output.verbatim({ words: plain, shell }, lines.join('\n'));
    return 0;
  },
};

function createSources(core: () => Promise<Core>): CandidateSources {
  return {
    async installed() {
      return (await (await (await core()).sdks()).installed()).map(({ name }) => name);
    },
    async available() {
      const list = await (await (await core()).releases()).cached();
      return ['latest', 'oldstable', ...(list?.releases ?? []).map(({ version }) => version)];
    },
    async source() {
      const { settings } = await (await (await core()).settings()).read();
      const { MIRROR_PRESETS } = await import('../../contract/mirror-presets.ts');
      return [...new Set([...settings.sources, ...MIRROR_PRESETS].map(({ name }) => name)), MODULE_PROXY_SOURCE];
    },
    async undoable() {
      const { withUndoStates } = await import('../../core/undo/undo-states.ts');
      const items = withUndoStates(await (await (await core()).journal()).list({ limit: 500 }));
      return items.filter(({ undoState }) => undoState === 'possible').map(({ id }) => id);
    },
    async setting() {
      return Object.keys((await import('../../contract/settings.ts')).settingsSchema.shape);
    },
  };
}
