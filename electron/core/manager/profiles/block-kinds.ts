import type { Grammar } from '../shells/grammar.ts';
import { mayEditPath } from './edits-path.ts';
import { mayEditProxy } from './edits-proxy.ts';
import { type BlockMarkers, GO_BIN_BLOCK, PATH_BLOCK, PROXY_BLOCK } from './profile-block.ts';

/**
 * The blocks that GoSwitch puts into profiles, by the names that edit records have for them: `block` puts shims on
 * PATH, `proxy` sets proxy variables, `go-bin` puts the folder of installed Go tools on PATH.
 */
export type BlockKind = 'block' | 'proxy' | 'go-bin';

interface BlockRules {
  readonly markers: BlockMarkers;
  /** Whether text after the block may take back what the block does; then the block moves behind it. */
  readonly mayDefeat: (text: string, grammar: Grammar) => boolean;
}

export const BLOCK_KINDS: Readonly<Record<BlockKind, BlockRules>> = {
  block: { markers: PATH_BLOCK, mayDefeat: mayEditPath },
  'go-bin': { markers: GO_BIN_BLOCK, mayDefeat: () => false },
  proxy: { markers: PROXY_BLOCK, mayDefeat: mayEditProxy },
};
