import { useTranslation } from 'react-i18next';
import type { JournalItem } from '../../../electron/contract/api.ts';
import { Button } from '../../components/button.tsx';
import { DiffView } from '../../components/diff-view.tsx';
import { type KeyValue, KeyValues } from '../../components/key-values.tsx';
import type { Format } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/i18n.ts';
import styles from './activity.module.css';
import { describeEntry, diffOf, settingChanges } from './describe-entry.ts';
import { undoEntry } from './undo-entry.ts';

/** Everything that is known of one change, and its way back. */
export function ActivityDetails({ entry }: { readonly entry: JournalItem }) {
  const { t } = useTranslation(['activity', 'common']);
  const format = useFormat();
  const diff = diffOf(entry);
  return (
    <>
      <p className={styles['what']}>{describeEntry(entry)}</p>
      <KeyValues
        items={[{ key: t('activity:facts.when'), value: format.dateTime(entry.at) }, ...useFacts(entry, format)]}
      />
      {diff !== null && <DiffView diff={diff} title={entry.target} />}
      <p className={styles['help']}>{t(`activity:stateHelp.${entry.undoState}`)}</p>
      {entry.undoState === 'possible' && (
        <div>
          <Button onPress={() => void undoEntry(entry)}>{t('common:undo')}</Button>
        </div>
      )}
    </>
  );
}

function useFacts(entry: JournalItem, format: Format): readonly KeyValue[] {
  const { t } = useTranslation(['activity', 'settings']);
  const facts: KeyValue[] = [];
  const code = (key: string, value: unknown) => {
    if (typeof value === 'string' && value !== '') facts.push({ key, value: <code>{value}</code> });
  };
  const archive = entry.data['archive'] as { from?: string; sha256?: string; sizeBytes?: number } | null | undefined;
  code(t('activity:facts.folder'), entry.data['root']);
  code(t('activity:facts.from'), archive?.from ?? entry.data['from']);
  if (typeof archive?.sizeBytes === 'number')
    facts.push({ key: t('activity:facts.size'), value: format.bytes(archive.sizeBytes) });
  code(t('activity:facts.sha256'), archive?.sha256);
  if (entry.action.startsWith('projects.') || entry.action.startsWith('profile.'))
    code(t('activity:facts.file'), entry.target);
  code(t('activity:facts.previous'), entry.data['previous']);
  for (const { key, from, to } of settingChanges(entry)) {
    const name = t(`settings:keys.${key as 'theme'}.label`, { defaultValue: key });
    const standard = t('activity:facts.default');
    facts.push({
      key: name,
      value: <code>{t('activity:facts.becomes', { from: from ?? standard, to: to ?? standard })}</code>,
    });
  }
  return facts;
}
