import type { Settings } from '../../electron/contract/settings.ts';

/** Colours follow `data-theme` on the root element; without it, the desktop. See styles/tokens.css. */
export function showTheme(theme: Settings['theme']): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset['theme'] = theme;
}
