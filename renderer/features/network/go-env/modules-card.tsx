import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Menu } from '../../../components/menu.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { changeGoEnv, type GoEnvChanges } from './change-go-env.ts';
import { ChecksForm } from './checks-form.tsx';
import styles from './go-env.module.css';
import { useGoEnv } from './go-env-store.ts';
import { draftValue, draftWith, type ModuleDraft, type ModuleVariable } from './module-draft.ts';
import { ModuleQuestion } from './module-question.tsx';
import { PRESETS } from './proxy-entries.ts';
import { ProxyListEditor } from './proxy-list-editor.tsx';

/** GOPROXY as a list, what is checked and what is private, and what all that means for a module. Saved together. */
export function ModulesCard() {
  const { t } = useTranslation('goEnv');
  const { value: report, error } = useGoEnv();
  const [draft, setDraft] = useState<ModuleDraft>({});
  const change = (name: ModuleVariable, value: string | null) => {
    if (report !== null) setDraft((known) => draftWith(known, report, name, value));
  };
  const isDefault = report !== null && draftValue(draft, report, 'GOPROXY') === null;
  return (
    <Card
      title={t('proxies.title')}
      hint={
        <>
          {t('proxies.hint')} {isDefault && <Chip>{t('proxies.isDefault')}</Chip>}
        </>
      }
      actions={
        <Menu
          text={t('proxies.presets')}
          actions={PRESETS.map(({ id, value }) => ({
            id,
            label: id === 'goproxy.cn' || id === 'goproxy.io' ? id : t(`proxies.preset.${id}`),
            isDisabled: report === null,
            run: () => change('GOPROXY', value),
          }))}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void useGoEnv.refresh()} />}
      {report === null && error === null && <Skeleton rows={4} />}
      {report !== null && (
        <>
          <ProxyListEditor report={report} draft={draft} onChange={(value) => change('GOPROXY', value)} />
          <ChecksForm report={report} draft={draft} onChange={change} />
          <DraftBar draft={draft} onDone={() => setDraft({})} />
          <ModuleQuestion isDrafting={Object.keys(draft).length > 0} />
        </>
      )}
    </Card>
  );
}

function DraftBar({ draft, onDone }: { readonly draft: ModuleDraft; readonly onDone: () => void }) {
  const { t } = useTranslation('goEnv');
  const [isBusy, setBusy] = useState(false);
  const names = Object.keys(draft);
  async function save(): Promise<void> {
    setBusy(true);
    const isDone = await changeGoEnv(draft as GoEnvChanges);
    setBusy(false);
    if (isDone) onDone();
  }
  if (names.length === 0) return null;
  return (
    <div className={styles['draft']}>
      <span>{t('draft.unsaved', { names: names.join(t('done.separator')) })}</span>
      <Button onPress={onDone} isDisabled={isBusy}>
        {t('draft.discard')}
      </Button>
      <Button tone="primary" isBusy={isBusy} onPress={() => void save()}>
        {t('draft.save')}
      </Button>
    </div>
  );
}
