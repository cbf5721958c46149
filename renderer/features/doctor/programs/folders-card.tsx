import { FolderOpen, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScannedFolder, ScanReport } from '../../../../electron/contract/programs.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { Field } from '../../../components/field.tsx';
import { homePath } from '../../../components/home-path.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { runAction } from '../../../components/run-action.ts';
import { call } from '../../../engine/engine.ts';
import { useApp } from '../../../engine/stores.ts';
import styles from './programs.module.css';
import { addScanFolder, folderProblem, removeScanFolder } from './scan-folders.ts';

/** Where programs are looked for; those of the setting can go, and others be added. */
export function FoldersCard({ report }: { readonly report: ScanReport }) {
  const { t } = useTranslation('programs');
  return (
    <Card title={t('folders.title')} hint={t('folders.hint')}>
      <ul className={styles['rows']}>
        {report.folders.map((folder) => (
          <FolderRow key={`${folder.origin}:${folder.folder}`} folder={folder} />
        ))}
      </ul>
      <AddFolder known={report.folders.map(({ folder }) => folder)} />
    </Card>
  );
}

function FolderRow({
  folder: { folder, origin, exists, goCount, isCutShort, unreadable },
}: {
  readonly folder: ScannedFolder;
}) {
  const { t } = useTranslation('programs');
  const userHome = useApp(({ value }) => value?.userHome);
  return (
    <li className={styles['row']}>
      <div className={styles['words']}>
        <p>
          <code>{homePath(folder, userHome)}</code>{' '}
          <span className={styles['muted']}>{t(`folders.origin.${origin}`)}</span>
        </p>
        {isCutShort && <p className={styles['muted']}>{t('folders.cutShort')}</p>}
        {unreadable.length > 0 && (
          <p className={styles['muted']} title={unreadable.join('\n')}>
            {t('folders.unreadable', { count: unreadable.length })}
          </p>
        )}
      </div>
      <Chip tone={exists ? 'plain' : 'warn'}>
        {exists ? t('folders.count', { count: goCount }) : t('folders.missing')}
      </Chip>
      {origin === 'setting' && (
        <IconButton
          icon={X}
          label={t('folders.remove', { folder: homePath(folder, userHome) })}
          onPress={() => void removeScanFolder(folder)}
        />
      )}
    </li>
  );
}

function AddFolder({ known }: { readonly known: readonly string[] }) {
  const { t } = useTranslation('programs');
  const canPick = useApp(({ value }) => value?.capabilities.includes('host.pickFolder') ?? false);
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const folder = text.trim();
  const problem = folderProblem(folder, known);

  async function add(wanted: string): Promise<void> {
    setTried(true);
    if (folderProblem(wanted, known) !== null || !(await addScanFolder(wanted))) return;
    setText('');
    setTried(false);
  }

  async function pick(): Promise<void> {
    const picked = await runAction(() => call('host.pickFolder', {}));
    if (picked !== undefined && picked !== null) await add(picked);
  }

  return (
    <div className={styles['add']}>
      <Field
        label={t('folders.field')}
        isLabelHidden
        isCode
        placeholder={t('folders.placeholder')}
        value={text}
        onChange={(value) => {
          setText(value);
          setTried(false);
        }}
        onSubmit={() => void add(folder)}
        problem={isTried && folder !== '' && problem !== null ? t(`folders.${problem}`) : null}
        after={
          <>
            <Button icon={Plus} isDisabled={folder === ''} onPress={() => void add(folder)}>
              {t('folders.add')}
            </Button>
            {canPick && (
              <Button icon={FolderOpen} onPress={() => void pick()}>
                {t('folders.pick')}
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}
