import type { ModuleAnswer, ModuleRoute } from '../../../../electron/contract/go-env.ts';
import { t } from '../../../i18n/i18n.ts';

/** How a module would be fetched, in one sentence of the reader's language. */
export function describeRoutes({ ways, private: match, problem }: ModuleAnswer): string {
  if (match !== null) return t('goEnv:answer.private', match);
  const [first, ...others] = ways;
  if (problem !== null || first === undefined) return t('goEnv:answer.refused');
  if (first.kind === 'off') return t('goEnv:answer.nowhere');
  const start = t(others.length === 0 ? 'goEnv:answer.only' : 'goEnv:answer.first', { way: describeRoute(first) });
  const rest = others.map((way, index) => {
    const after = ways[index]?.next ?? 'not-found';
    return t(`goEnv:answer.next.${after}`, { way: describeRoute(way) });
  });
  return t('goEnv:answer.end', { text: [start, ...rest].join(t('goEnv:answer.separator')) });
}

/** Whether what comes is compared with the checksum database, and why not. */
export function describeCheck({ checked: { database, because } }: ModuleAnswer): string {
  if (because !== null) return t('goEnv:answer.unchecked', because);
  return database === null || database === ''
    ? t('goEnv:answer.uncheckedNoDatabase')
    : t('goEnv:answer.checked', { database });
}

function describeRoute({ kind, url }: ModuleRoute): string {
  return kind === 'proxy' ? t('goEnv:answer.from', { url: url ?? '' }) : t(`goEnv:answer.${kind}`);
}
