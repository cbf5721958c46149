import type { Core } from '../../core/create-core.ts';
import { MODULE_PROXY_SOURCE } from '../../core/releases/module-proxy-source.ts';
import type { Command } from '../command.ts';
import { type CandidateSources, findCandidates } from '../completion/find-candidates.ts';

/** What the completion scripts call at every TAB: disk only, never the network, and silent when anything is wrong. */
export const completeCommand: Command = {
  passThrough: 'WORDS...',
  examples: [],
  async run({ passedThrough, commands, output, core }) {
    const { words, shell } = await findCandidates(passedThrough, commands, createSources(core));
    output.result({ words, shell }, () => (shell === 'none' ? words.map(({ word, doc }) => `${word}\t${doc}`) : [`:${shell}`]));
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
      return [...settings.sources.map(({ name }) => name), MODULE_PROXY_SOURCE];
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
