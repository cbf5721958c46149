import type { SupportStatus } from '../../contract/models.ts';
import { frameWords } from '../words/en/frame.ts';
import { speaker } from '../words/speak.ts';
import type { Style } from './style.ts';

const say = speaker('frame', frameWords);

/** The support status in words, coloured by what it asks of the reader. */
export function formatSupport(support: SupportStatus, style: Style): string {
  const colors: Readonly<Record<SupportStatus, keyof Style>> = {
    supported: 'green',
    outdated: 'yellow',
    'end-of-life': 'red',
    prerelease: 'yellow',
    unknown: 'dim',
  };
  return style[colors[support]](say(support));
}
