import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoEnvReport } from '../../../../electron/contract/go-env.ts';
import {
  endOfGoproxy,
  endsGoproxy,
  type GoproxyEntry,
  type GoproxySeparator,
  joinGoproxy,
  splitGoproxy,
} from '../../../../electron/contract/goproxy.ts';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { ReorderList } from '../../../components/reorder-list.tsx';
import { Select } from '../../../components/select.tsx';
import { useApp } from '../../../engine/stores.ts';
import { describePlace } from './describe-place.ts';
import { EntryDialog } from './entry-dialog.tsx';
import styles from './go-env.module.css';
import { defaultValue, draftValue, type ModuleDraft, variableOf, winnerOf } from './module-draft.ts';
import { moveEntry } from './proxy-entries.ts';

interface ProxyListEditorProps {
  readonly report: GoEnvReport;
  readonly draft: ModuleDraft;
  /** GOPROXY as it shall be. */
  readonly onChange: (value: string) => void;
}

/** The entries of GOPROXY in their order, with what happens after each in words. */
export function ProxyListEditor({ report, draft, onChange }: ProxyListEditorProps) {
  const { t } = useTranslation('goEnv');
  const userHome = useApp(({ value }) => value?.userHome);
  /** The place of the entry being changed; as many as there are for a new one. */
  const [editing, setEditing] = useState<number | null>(null);
  const variable = variableOf(report, 'GOPROXY');
  const value = draftValue(draft, report, 'GOPROXY') ?? defaultValue(variable);
  const entries = splitGoproxy(value ?? '');
  const winner = winnerOf(variable);
  const save = (next: readonly GoproxyEntry[]) => onChange(joinGoproxy(next));
  const end = endOfGoproxy(entries);
  return (
    <div className={styles['list']}>
      {winner !== null && (
        <p className={styles['note']}>
          {t('proxies.fromEnvironment', {
            place: winner.file === null ? t('proxies.place') : describePlace(winner, userHome),
            name: 'GOPROXY',
          })}
        </p>
      )}
      {entries.length === 0 && (
        <p className={styles['note']}>{t(value === null ? 'proxies.unknown' : 'proxies.empty')}</p>
      )}
      <ReorderList
        label={t('proxies.list')}
        onMove={(from, to) => {
          save(moveEntry(entries, from, to));
          return true;
        }}
        items={entries.map((entry, index) => ({
          id: `${entry.text}#${entries.slice(0, index).filter(({ text }) => text === entry.text).length}`,
          name: entry.text,
          content: (
            <EntryRow
              entry={entry}
              isLast={index === entries.length - 1}
              endedBy={index > end ? (entries[end]?.text ?? null) : null}
              onNext={(separator) => save(entries.with(index, { ...entry, separator }))}
              onEdit={() => setEditing(index)}
              onRemove={entries.length === 1 ? null : () => save(entries.toSpliced(index, 1))}
            />
          ),
        }))}
      />
      <div className={styles['below']}>
        <Button icon={Plus} tone="quiet" onPress={() => setEditing(entries.length)}>
          {t('proxies.add')}
        </Button>
      </div>
      {editing !== null && (
        <EntryDialog
          text={entries[editing]?.text ?? null}
          onClose={() => setEditing(null)}
          onSave={(text) => save(withEntry(entries, editing, text))}
        />
      )}
    </div>
  );
}

/** A new entry stands before what ends the list: behind it, it would never be asked. */
function withEntry(entries: readonly GoproxyEntry[], index: number, text: string): readonly GoproxyEntry[] {
  const known = entries[index];
  if (known !== undefined) return entries.with(index, { ...known, text });
  const entry: GoproxyEntry = { text, separator: ',' };
  return entries.toSpliced(endsGoproxy(entry) ? entries.length : endOfGoproxy(entries), 0, entry);
}

interface EntryRowProps {
  readonly entry: GoproxyEntry;
  readonly isLast: boolean;
  /** The entry before it that ends the list, else null. */
  readonly endedBy: string | null;
  readonly onNext: (separator: GoproxySeparator) => void;
  readonly onEdit: () => void;
  readonly onRemove: (() => void) | null;
}

function EntryRow({ entry, isLast, endedBy, onNext, onEdit, onRemove }: EntryRowProps) {
  const { t } = useTranslation('goEnv');
  const { text } = entry;
  const meaning =
    text === 'direct' || text === 'off'
      ? t(`proxies.means.${text}`)
      : text.startsWith('file:')
        ? t('proxies.means.file')
        : null;
  const isEnd = endsGoproxy(entry);
  return (
    <div className={styles['entry']} data-entry={text}>
      <div className={styles['entryWords']}>
        <code>{text}</code>
        {endedBy !== null ? (
          <span className={styles['warn']}>{t('proxies.never', { entry: endedBy })}</span>
        ) : (
          meaning !== null && <span className={styles['muted']}>{meaning}</span>
        )}
      </div>
      {!isLast && !isEnd && endedBy === null && (
        <div className={styles['separator']}>
          <Select
            label={t('proxies.nextLabel', { entry: text })}
            isLabelHidden
            value={entry.separator ?? ','}
            onChange={onNext}
            options={[
              { value: ',', label: t('proxies.next.notFound') },
              { value: '|', label: t('proxies.next.anyError') },
            ]}
          />
        </div>
      )}
      <span className={styles['entryActions']}>
        <IconButton icon={Pencil} label={t('proxies.edit', { entry: text })} onPress={onEdit} />
        <IconButton
          icon={Trash2}
          label={t('proxies.remove', { entry: text })}
          isDisabled={onRemove === null}
          {...(onRemove === null ? {} : { onPress: onRemove })}
        />
      </span>
    </div>
  );
}
