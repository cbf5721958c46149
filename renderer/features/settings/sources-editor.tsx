import { ArrowDown, ArrowUp, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingEntry } from '../../../electron/contract/api.ts';
import type { Source } from '../../../electron/contract/settings.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import type { Words } from '../../components/toasts.ts';
import { changeSettings } from './change-settings.ts';
import styles from './settings.module.css';
import { SourceDialog } from './source-dialog.tsx';
import { moveSource } from './source-list.ts';

/** The sources in the order they are tried: move, change, remove, add. */
export function SourcesEditor({ entry }: { readonly entry: SettingEntry }) {
  const { t } = useTranslation('settings');
  const sources = entry.value as readonly Source[];
  /** The place of the source being changed; as many as there are for a new one. */
  const [editing, setEditing] = useState<number | null>(null);
  const save = (next: readonly Source[], said?: Words) => void changeSettings({ sources: [...next] }, said);
  return (
    <div id="setting-sources">
      <p className={styles['intro']}>{t('keys.sources.help')}</p>
      <ol className={styles['sources']}>
        {sources.map((source, index) => (
          <li key={source.name} className={styles['source']}>
            <div className={styles['sourceWords']}>
              <strong>{source.name}</strong>
              <Chip tone={source.trusted ? 'ok' : 'plain'}>
                {source.trusted ? t('source.isTrusted') : t('source.isNotTrusted')}
              </Chip>
              <span className={styles['kind']}>{t(`source.kindShort.${source.kind}`)}</span>
              <code>{source.url}</code>
            </div>
            <IconButton
              icon={ArrowUp}
              label={t('source.moveUp')}
              isDisabled={index === 0}
              onPress={() => save(moveSource(sources, index, index - 1))}
            />
            <IconButton
              icon={ArrowDown}
              label={t('source.moveDown')}
              isDisabled={index === sources.length - 1}
              onPress={() => save(moveSource(sources, index, index + 1))}
            />
            <Menu
              label={t('source.actions', { name: source.name })}
              actions={[
                { id: 'edit', label: t('source.edit'), icon: Pencil, run: () => setEditing(index) },
                {
                  id: 'remove',
                  label: t('source.remove'),
                  icon: Trash2,
                  tone: 'bad',
                  isDisabled: sources.length === 1,
                  run: () => save(sources.toSpliced(index, 1), () => t('source.removed', { name: source.name })),
                },
              ]}
            />
          </li>
        ))}
      </ol>
      <div className={styles['sourceActions']}>
        <Button onPress={() => setEditing(sources.length)}>{t('source.add')}</Button>
        {!entry.isDefault && (
          <Button
            tone="quiet"
            icon={RotateCcw}
            onPress={() =>
              void changeSettings({ sources: null }, () => t('wasReset', { label: t('keys.sources.label') }))
            }
          >
            {t('source.restoreDefaults')}
          </Button>
        )}
      </div>
      {editing !== null && (
        <SourceDialog
          source={sources[editing] ?? null}
          others={sources.filter((_, index) => index !== editing)}
          onSave={(source) => save(sources.toSpliced(editing, 1, source))}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
