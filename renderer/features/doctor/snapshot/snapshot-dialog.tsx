import { Download, FileSearch } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { type Compared, compareWithFile } from './compare-snapshot.ts';
import { Comparison } from './comparison.tsx';
import { saveSnapshot } from './save-snapshot.ts';
import styles from './snapshot.module.css';
import { useSnapshotView } from './snapshot-view.ts';

/** Saves what this environment is, or says what differs from a saved one. */
export function SnapshotDialog() {
  const isOpen = useSnapshotView((view) => view.isOpen);
  return isOpen ? <Opened /> : null;
}

interface Picked {
  readonly file: File;
  /** Null while the machine is looked at. */
  readonly compared: Compared | null;
}

function Opened() {
  const { t } = useTranslation('snapshot');
  const input = useRef<HTMLInputElement>(null);
  const [isSaving, setSaving] = useState(false);
  const [picked, setPicked] = useState<Picked | null>(null);

  async function save(): Promise<void> {
    setSaving(true);
    await saveSnapshot();
    setSaving(false);
  }

  async function compare(file: File): Promise<void> {
    setPicked({ file, compared: null });
    const compared = await compareWithFile(file);
    // Another file may have been picked meanwhile.
    setPicked((now) => (now?.file === file ? { file, compared } : now));
  }

  return (
    <Dialog isOpen size="large" title={t('title')} onClose={() => useSnapshotView.setState({ isOpen: false })}>
      <p className={styles['muted']}>{t('means')}</p>
      <div className={styles['buttons']}>
        <Button icon={Download} isBusy={isSaving} onPress={() => void save()}>
          {t('save')}
        </Button>
        <Button icon={FileSearch} onPress={() => input.current?.click()}>
          {t('compare')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file !== undefined) void compare(file);
            // The same file, repaired, can be picked again.
            event.target.value = '';
          }}
        />
      </div>
      {picked !== null && <Outcome picked={picked} onRetry={() => void compare(picked.file)} />}
    </Dialog>
  );
}

function Outcome({ picked: { file, compared }, onRetry }: { readonly picked: Picked; readonly onRetry: () => void }) {
  const { t } = useTranslation('snapshot');
  if (compared === null) return <Spinner label={t('comparing')} />;
  switch (compared.kind) {
    case 'compared':
      return <Comparison file={file.name} comparison={compared.comparison} />;
    case 'failed':
      return <ErrorNotice error={compared.error} onRetry={onRetry} />;
    case 'not-json':
      return <p role="alert">{t('notJson', { file: file.name })}</p>;
    case 'too-large':
      return <p role="alert">{t('tooLarge', { file: file.name })}</p>;
  }
}
