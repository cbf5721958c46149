import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorShape } from '../../../../electron/contract/errors.ts';
import type { GoEnvVariable } from '../../../../electron/contract/go-env.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Field } from '../../../components/field.tsx';
import { Select } from '../../../components/select.tsx';
import { useApp } from '../../../engine/stores.ts';
import { changeGoEnv, setTelemetry, type TelemetryMode } from './change-go-env.ts';
import { describePlace } from './describe-place.ts';
import { fileValue, winnerOf } from './module-draft.ts';
import styles from './values.module.css';

interface VariableDialogProps {
  readonly variable: GoEnvVariable;
  readonly onClose: () => void;
}

/**
 * One variable: the places behind its value, and a new value for the go env file. What go refuses is said at the field.
 */
export function VariableDialog(props: VariableDialogProps) {
  const { settable } = props.variable;
  if (settable === 'command') return <TelemetryDialog {...props} />;
  return settable === 'go-env' ? <EditDialog {...props} /> : <FactsDialog {...props} />;
}

function EditDialog({ variable, onClose }: VariableDialogProps) {
  const { t } = useTranslation(['goEnv', 'common']);
  const userHome = useApp(({ value }) => value?.userHome);
  const winner = winnerOf(variable);
  const inFile = fileValue(variable);
  const [text, setText] = useState(inFile ?? variable.value);
  const [busy, setBusy] = useState<'save' | 'unset' | null>(null);
  const [error, setError] = useState<ErrorShape | null>(null);
  const isRefused = error?.code === 'go-setting-invalid';

  async function change(kind: 'save' | 'unset', value: string | null): Promise<void> {
    setBusy(kind);
    setError(null);
    const isDone = await changeGoEnv({ [variable.name]: value }, setError);
    setBusy(null);
    if (isDone) onClose();
  }
  const save = () => void change('save', text.trim());

  return (
    <Dialog
      isOpen
      size="large"
      title={variable.name}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          {inFile !== null && (
            <Button isBusy={busy === 'unset'} isDisabled={busy === 'save'} onPress={() => void change('unset', null)}>
              {t('goEnv:dialog.unset')}
            </Button>
          )}
          <Button tone="primary" isBusy={busy === 'save'} isDisabled={busy === 'unset'} onPress={save}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <Field
        label={t('goEnv:dialog.newValue')}
        value={text}
        onChange={(next) => {
          setText(next);
          setError(null);
        }}
        problem={isRefused ? error.message : null}
        isCode
        autoFocus
        onSubmit={save}
      />
      {error !== null && !isRefused && <ErrorNotice error={error} />}
      {winner !== null && (
        <p className={styles['muted']}>
          {t('goEnv:dialog.wins', {
            place: winner.file === null ? t('goEnv:proxies.place') : describePlace(winner, userHome),
          })}
        </p>
      )}
      <Chain variable={variable} />
    </Dialog>
  );
}

const MODES: readonly TelemetryMode[] = ['on', 'local', 'off'];

function TelemetryDialog({ variable, onClose }: VariableDialogProps) {
  const { t } = useTranslation(['goEnv', 'common']);
  const [mode, setMode] = useState(MODES.find((known) => known === variable.value) ?? 'local');
  const [isBusy, setBusy] = useState(false);
  async function save(): Promise<void> {
    setBusy(true);
    const isDone = await setTelemetry(mode);
    setBusy(false);
    if (isDone) onClose();
  }
  return (
    <Dialog
      isOpen
      title={variable.name}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button tone="primary" isBusy={isBusy} onPress={() => void save()}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <Select
        label={t('goEnv:dialog.telemetry')}
        value={mode}
        onChange={setMode}
        options={MODES.map((value) => ({ value, label: t(`goEnv:dialog.telemetryModes.${value}`) }))}
      />
    </Dialog>
  );
}

function FactsDialog({ variable, onClose }: VariableDialogProps) {
  const { t } = useTranslation(['goEnv', 'common']);
  return (
    <Dialog
      isOpen
      size="large"
      title={variable.name}
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common:close')}</Button>}
    >
      <p className={styles['muted']}>
        {t(`goEnv:dialog.only.${variable.settable === 'environment' ? 'environment' : 'nowhere'}`)}
      </p>
      <Chain variable={variable} />
    </Dialog>
  );
}

function Chain({ variable: { name, chain, problem } }: { readonly variable: GoEnvVariable }) {
  const { t } = useTranslation('goEnv');
  const userHome = useApp(({ value }) => value?.userHome);
  if (chain.length === 0) return <p className={styles['muted']}>{t('dialog.noPlace')}</p>;
  return (
    <>
      {problem !== null && <p className={styles['warn']}>{t(`values.problemMeans.${problem}`)}</p>}
      <table className={styles['chain']} aria-label={t('dialog.chain', { name })}>
        <thead>
          <tr>
            <th scope="col">{t('dialog.place')}</th>
            <th scope="col">{t('dialog.value')}</th>
          </tr>
        </thead>
        <tbody>
          {chain.map((place, index) => (
            <tr key={`${place.origin}:${place.file}`} data-overruled={index > 0}>
              <th scope="row" title={place.file ?? undefined}>
                {describePlace(place, userHome)}
              </th>
              <td>
                <code>{place.value}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
