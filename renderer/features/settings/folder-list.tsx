import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { isWholePath } from './setting-control.ts';
import styles from './settings.module.css';

interface FolderListProps {
  readonly label: string;
  readonly folders: readonly string[];
  readonly onChange: (folders: readonly string[]) => void;
}

/** A setting that is a list of folders: each can go, and one can be written below. */
export function FolderList({ label, folders, onChange }: FolderListProps) {
  const { t } = useTranslation('settings');
  const [text, setText] = useState('');
  const written = text.trim();
  const isAddable = isWholePath(written) && !folders.includes(written);
  function add(): void {
    if (!isAddable) return;
    onChange([...folders, written]);
    setText('');
  }
  return (
    <div className={styles['folders']}>
      <ul aria-label={label}>
        {folders.map((folder) => (
          <li key={folder} className={styles['folder']}>
            <code>{folder}</code>
            <IconButton
              icon={X}
              label={t('folder.remove', { folder })}
              onPress={() => onChange(folders.filter((one) => one !== folder))}
            />
          </li>
        ))}
      </ul>
      <Field
        label={`${label}: ${t('folder.add')}`}
        isLabelHidden
        isCode
        value={text}
        onChange={setText}
        onSubmit={add}
        placeholder={t('folder.hint')}
        problem={written === '' || isWholePath(written) ? null : t('folder.problem')}
        after={<IconButton icon={Plus} label={t('folder.add')} isDisabled={!isAddable} onPress={add} />}
      />
    </div>
  );
}
