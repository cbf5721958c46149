import { ExternalLink } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { runAction } from '../../components/run-action.ts';
import { call } from '../../engine/engine.ts';
import { useApp } from '../../engine/stores.ts';
import styles from './version-details.module.css';

/** Opens in the person's browser: a plain link where the window is in one, through the host where it is not. */
export function ReleaseNotesLink({ url }: { readonly url: string }) {
  const { t } = useTranslation('versions');
  const canOpen = useApp(({ value }) => value?.capabilities.includes('host.openExternal') ?? false);
  function onClick(event: MouseEvent): void {
    if (!canOpen) return;
    event.preventDefault();
    void runAction(() => call('host.openExternal', { url }));
  }
  return (
    <a className={styles['notes']} href={url} target="_blank" rel="noreferrer" onClick={onClick}>
      {t('action.notes')}
      <ExternalLink size={14} strokeWidth={1.9} aria-hidden="true" />
      <span className="visually-hidden">{t('action.notesHint')}</span>
    </a>
  );
}
