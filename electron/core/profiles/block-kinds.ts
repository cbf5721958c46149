import { type BlockMarkers, PATH_BLOCK, PROXY_BLOCK } from './block.ts';
import { mayEditPath } from './edits-path.ts';
import { mayEditProxy } from './edits-proxy.ts';

/** The blocks that GoSwitch puts into profiles, by the names that edit records have for them: `block` puts shims on PATH, `proxy` sets proxy variables. */
export type BlockKind = 'block' | 'proxy';

export interface BlockRules {
  readonly markers: BlockMarkers;
  /** Whether text after the block may take back what the block does; then the block moves behind it. */
  readonly mayDefeat: (text: string) => boolean;
}

export const BLOCK_KINDS: Readonly<Record<BlockKind, BlockRules>> = {
  block: { markers: PATH_BLOCK, mayDefeat: mayEditPath },
  proxy: { markers: PROXY_BLOCK, mayDefeat: mayEditProxy },
};
