import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorShape } from '../../../../electron/contract/errors.ts';
import type { Settings } from '../../../../electron/contract/settings.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Field } from '../../../components/field.tsx';
import { Select } from '../../../components/select.tsx';
import { t as say } from '../../../i18n/i18n.ts';
import { saveSettings } from '../save-settings.ts';
import styles from './connection.module.css';
import { type ConnectionDraft, connectionChanges, connectionProblems } from './connection-draft.ts';

const MODES = ['system', 'environment', 'manual', 'direct'] as const;

/** How GoSwitch connects: saved together, with an undo. */
export function ConnectionDialog({ settings, onClose }: { readonly settings: Settings; readonly onClose: () => void }) {
  const { t } = useTranslation(['network', 'common']);
  const [draft, setDraft] = useState<ConnectionDraft>(settings);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);
  const problems = connectionProblems(draft);
  const change = (part: Partial<ConnectionDraft>) => setDraft((known) => ({ ...known, ...part }));

  async function save(): Promise<void> {
    setTried(true);
    if (problems.url !== null || problems.caFile !== null) return;
    const { proxyMode, proxyUrl, proxyBypass, caFile } = draft;
    const changes = connectionChanges(settings, { proxyMode, proxyUrl, proxyBypass, caFile });
    if (Object.keys(changes).length === 0) return onClose();
    setBusy(true);
    const isDone = await saveSettings(changes, () => say('network:proxy.saved'), setError);
    setBusy(false);
    if (isDone) onClose();
  }
  const submit = () => void save();

  return (
    <Dialog
      isOpen
      title={t('network:connection.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button tone="primary" isBusy={isBusy} onPress={submit}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <p className={styles['muted']}>{t('network:connection.intro')}</p>
      {error !== null && <ErrorNotice error={error} />}
      <Select
        label={t('network:connection.mode')}
        value={draft.proxyMode}
        onChange={(proxyMode) => change({ proxyMode })}
        options={MODES.map((value) => ({ value, label: t(`network:connection.modes.${value}`) }))}
      />
      {draft.proxyMode === 'manual' && (
        <>
          <Field
            label={t('network:connection.url')}
            help={t('network:connection.urlHelp')}
            value={draft.proxyUrl}
            onChange={(proxyUrl) => change({ proxyUrl })}
            problem={isTried && problems.url !== null ? t(`network:connection.${problems.url}`) : null}
            isCode
            inputMode="url"
            onSubmit={submit}
          />
          <Field
            label={t('network:connection.bypass')}
            help={t('network:connection.bypassHelp')}
            value={draft.proxyBypass}
            onChange={(proxyBypass) => change({ proxyBypass })}
            isCode
            onSubmit={submit}
          />
        </>
      )}
      <Field
        label={t('network:connection.caFile')}
        help={t('network:connection.caFileHelp')}
        value={draft.caFile}
        onChange={(caFile) => change({ caFile })}
        problem={isTried && problems.caFile !== null ? t(`network:connection.${problems.caFile}`) : null}
        isCode
        onSubmit={submit}
      />
    </Dialog>
  );
}
