import type { Settings } from '../../../../electron/contract/settings.ts';

export type ConnectionDraft = Pick<Settings, 'proxyMode' | 'proxyUrl' | 'proxyBypass' | 'caFile'>;

interface ConnectionProblems {
  readonly url: 'urlProblem' | 'urlMissing' | null;
  readonly caFile: 'caFileProblem' | null;
}

/**
 * What keeps a connection from being saved, by field. The engine judges in the end; this says it where a person writes.
 */
export function connectionProblems({ proxyMode, proxyUrl, caFile }: ConnectionDraft): ConnectionProblems {
  return {
    url: urlProblem(proxyMode, proxyUrl.trim()),
    caFile: caFile.trim() === '' || isWholePath(caFile.trim()) ? null : 'caFileProblem',
  };
}

function urlProblem(mode: ConnectionDraft['proxyMode'], url: string): ConnectionProblems['url'] {
  if (url === '') return mode === 'manual' ? 'urlMissing' : null;
  // As the setting wants it (contract/settings.ts).
  return /^(?:https?|socks5h?):\/\/[^\s/@?#]+\/?$/i.test(url) ? null : 'urlProblem';
}

function isWholePath(text: string): boolean {
  return /^(?:\/|~(?:[\\/]|$)|[A-Za-z]:[\\/]|\\\\)/.test(text);
}

/** Only what is another value than before; blanks at the ends do not count. */
export function connectionChanges(before: ConnectionDraft, after: ConnectionDraft): Partial<ConnectionDraft> {
  const trimmed: ConnectionDraft = {
    ...after,
    proxyUrl: after.proxyUrl.trim(),
    proxyBypass: after.proxyBypass.trim(),
    caFile: after.caFile.trim(),
  };
  return Object.fromEntries(
    Object.entries(trimmed).filter(([key, value]) => before[key as keyof ConnectionDraft] !== value),
  );
}
