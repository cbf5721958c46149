import type { SupportStatus } from '../../contract/models.ts';
import type { Style } from './style.ts';

/** The support status in words, coloured by what it asks of the reader. */
export function formatSupport(support: SupportStatus, style: Style): string {
  const words: Readonly<Record<SupportStatus, string>> = {
    supported: style.green('supported'),
    outdated: style.yellow('outdated'),
    'end-of-life': style.red('end of life'),
    prerelease: style.yellow('prerelease'),
    unknown: style.dim('unknown'),
  };
  return words[support];
}
