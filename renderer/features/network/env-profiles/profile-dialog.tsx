import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorShape } from '../../../../electron/contract/errors.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Field } from '../../../components/field.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useGoEnv, useGoEnvProfiles } from '../go-env/go-env-store.ts';
import { saveProfile } from './profile-actions.ts';
import { currentValues, isVariableName, type ProfileValues, withoutVariable, withValue } from './profile-values.ts';
import { useProfileView } from './profile-view.ts';
import styles from './profiles.module.css';

/** Keeps Go's settings of now under a name, or changes the profile `name`. */
export function ProfileDialog({ name: original }: { readonly name: string | null }) {
  const { t } = useTranslation(['goEnv', 'common']);
  const profiles = useGoEnvProfiles(({ value }) => value?.profiles) ?? [];
  const [name, setName] = useState(original ?? '');
  const [values, setValues] = useState<ProfileValues>(() => startValues(original));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);
  const wanted = name.trim();
  const isTaken = wanted !== original && profiles.some((profile) => profile.name === wanted);
  const close = () => useProfileView.setState({ editing: null });

  async function save(): Promise<void> {
    setTried(true);
    if (wanted === '') return;
    setBusy(true);
    setError(null);
    const isDone = await saveProfile({ name: wanted, values }, { replaces: original, onError: setError });
    setBusy(false);
    if (isDone) close();
  }

  return (
    <Dialog
      isOpen
      size="large"
      title={original === null ? t('goEnv:profiles.saveTitle') : t('goEnv:profiles.editTitle', { name: original })}
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
        label={t('goEnv:profiles.name')}
        help={isTaken ? t('goEnv:profiles.nameTaken') : t('goEnv:profiles.nameHelp')}
        value={name}
        onChange={setName}
        problem={isTried && wanted === '' ? t('goEnv:profiles.nameMissing') : null}
        autoFocus
        onSubmit={() => void save()}
      />
      {error !== null && <ErrorNotice error={error} />}
      <Values values={values} onChange={setValues} />
    </Dialog>
  );
}

function startValues(name: string | null): ProfileValues {
  const known = useGoEnvProfiles.getState().value?.profiles.find((profile) => profile.name === name);
  const report = useGoEnv.getState().value;
  return known?.values ?? (report === null ? {} : currentValues(report));
}

function Values({
  values,
  onChange,
}: {
  readonly values: ProfileValues;
  readonly onChange: (values: ProfileValues) => void;
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
      <legend>{t('profiles.values')}</legend>
      {Object.entries(values).map(([name, value]) => (
        <Field
          key={name}
          label={name}
          isCode
          value={value ?? ''}
          placeholder={t('profiles.takesOut')}
          onChange={(text) => onChange(withValue(values, name, text))}
          after={
            <IconButton
              icon={X}
              label={t('profiles.drop', { name })}
              onPress={() => onChange(withoutVariable(values, name))}
            />
          }
        />
      ))}
      <Field
        label={t('profiles.addVariable')}
        isCode
        value={added}
        onChange={setAdded}
        onSubmit={add}
        placeholder="GOFLAGS"
        problem={variable === '' || isVariableName(variable) ? null : t('profiles.notAVariable')}
        after={<IconButton icon={Plus} label={t('profiles.addVariable')} isDisabled={!isAddable} onPress={add} />}
      />
      {Object.values(values).some((value) => value?.includes('***')) && (
        <p className={styles['muted']}>{t('profiles.secret')}</p>
      )}
    </fieldset>
  );
}
