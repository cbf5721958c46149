import type { ProxyValues } from '../../../contract/terminal-proxy.ts';
import { type Block, findBlock, PROXY_BLOCK } from '../profiles/profile-block.ts';
import { decodeProfile, type ProfileText, readable } from '../profiles/profile-text.ts';
import { readProxyLines } from '../profiles/proxy-lines.ts';
import type { Grammar } from '../shells/grammar.ts';

/** The block of proxy variables in a profile. */
interface ProxyBlock {
  readonly block: Block;
  readonly profile: ProfileText;
  /**
   * The lines as `proxyLines` wrote them, as profile text, and what they set; null where they are not of its making.
   */
  readonly own: { readonly lines: string; readonly values: ProxyValues } | null;
}

/** Null where there is none. Throws `profile-invalid`. */
export function readProxyBlock(bytes: Buffer, grammar: Grammar): ProxyBlock | null {
  const profile = decodeProfile(bytes);
  const block = findBlock(profile.text, PROXY_BLOCK);
  if (block === null) return null;
  // In a CRLF file each line ends with a comment sign (plan-block.ts).
  for (const lines of [block.line, block.line.replace(/ #(?=\n|$)/g, '')]) {
    const values = readProxyLines(readable(lines, profile.encoding), grammar);
    if (values !== null) return { block, profile, own: { lines, values } };
  }
  return { block, profile, own: null };
}
