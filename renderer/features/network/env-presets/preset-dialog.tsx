import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorShape } from '../../../../electron/contract/errors.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Field } from '../../../components/field.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useGoEnv, useGoEnvPresets } from '../go-env/go-env-store.ts';
import { savePreset } from './preset-actions.ts';
import { currentValues, isVariableName, type PresetValues, withoutVariable, withValue } from './preset-values.ts';
import { usePresetView } from './preset-view.ts';
import styles from './presets.module.css';

/** Keeps Go's settings of now under a name, or changes the preset `name`. */
export function PresetDialog({ name: original }: { readonly name: string | null }) {
  const { t } = useTranslation(['goEnv', 'common']);
  const presets = useGoEnvPresets(({ value }) => value?.presets) ?? [];
  const [name, setName] = useState(original ?? '');
  const [values, setValues] = useState<PresetValues>(() => startValues(original));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);
  const wanted = name.trim();
  const isTaken = wanted !== original && presets.some((preset) => preset.name === wanted);
  const close = () => usePresetView.setState({ editing: null });

  async function save(): Promise<void> {
    setTried(true);
    if (wanted === '') return;
    setBusy(true);
    setError(null);
    const isDone = await savePreset({ name: wanted, values }, { replaces: original, onError: setError });
    setBusy(false);
    if (isDone) close();
  }

  return (
    <Dialog
      isOpen
      size="large"
      title={original === null ? t('goEnv:presets.saveTitle') : t('goEnv:presets.editTitle', { name: original })}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <Button tone="primary" isBusy={isBusy} onPress={() => void save()}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <Field
        label={t('goEnv:presets.name')}
        help={isTaken ? t('goEnv:presets.nameTaken') : t('goEnv:presets.nameHelp')}
        value={name}
        onChange={setName}
        problem={isTried && wanted === '' ? t('goEnv:presets.nameMissing') : null}
        autoFocus
        onSubmit={() => void save()}
      />
      {error !== null && <ErrorNotice error={error} />}
      <Values values={values} onChange={setValues} />
    </Dialog>
  );
}

function startValues(name: string | null): PresetValues {
  const known = useGoEnvPresets.getState().value?.presets.find((preset) => preset.name === name);
  const report = useGoEnv.getState().value;
  return known?.values ?? (report === null ? {} : currentValues(report));
}

function Values({
  values,
  onChange,
}: {
  readonly values: PresetValues;
  readonly onChange: (values: PresetValues) => void;
}) {
  const { t } = useTranslation('goEnv');
  const [added, setAdded] = useState('');
  const variable = added.trim().toUpperCase();
  const isAddable = isVariableName(variable) && !(variable in values);
  function add(): void {
    if (!isAddable) return;
    onChange({ ...values, [variable]: null });
    setAdded('');
  }
  return (
    <fieldset className={styles['values']}>
      <legend>{t('presets.values')}</legend>
      {Object.entries(values).map(([name, value]) => (
        <Field
          key={name}
          label={name}
          isCode
          value={value ?? ''}
          placeholder={t('presets.takesOut')}
          onChange={(text) => onChange(withValue(values, name, text))}
          after={
            <IconButton
              icon={X}
              label={t('presets.drop', { name })}
              onPress={() => onChange(withoutVariable(values, name))}
            />
          }
        />
      ))}
      <Field
        label={t('presets.addVariable')}
        isCode
        value={added}
        onChange={setAdded}
        onSubmit={add}
        placeholder="GOFLAGS"
        problem={variable === '' || isVariableName(variable) ? null : t('presets.notAVariable')}
        after={<IconButton icon={Plus} label={t('presets.addVariable')} isDisabled={!isAddable} onPress={add} />}
      />
      {Object.values(values).some((value) => value?.includes('***')) && (
        <p className={styles['muted']}>{t('presets.secret')}</p>
      )}
    </fieldset>
  );
}
