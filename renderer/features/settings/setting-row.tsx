import { RotateCcw } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingEntry } from '../../../electron/contract/api.ts';
import { Field } from '../../components/field.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { changeSettings, type SettingsChanges } from './change-settings.ts';
import { FolderList } from './folder-list.tsx';
import { controlOf, type NumberLimits, type NumberUnit, readNumber, type SettingControl } from './setting-control.ts';
import styles from './settings.module.css';

/** One setting: what it is, what it does, and the control its schema asks for. */
export function SettingRow({ entry }: { readonly entry: SettingEntry }) {
  const { t } = useTranslation('settings');
  const label = t(`keys.${entry.key}.label`);
  return (
    <div className={styles['row']} id={`setting-${entry.key}`}>
      <div className={styles['words']}>
        <div className={styles['label']}>{label}</div>
        <p>{t(`keys.${entry.key}.help`)}</p>
      </div>
      <div className={styles['control']}>
        <div className={styles['reset']}>
          {!entry.isDefault && (
            <IconButton
              icon={RotateCcw}
              label={t('resetOne', { label })}
              onPress={() =>
                void changeSettings({ [entry.key]: null }, () => t('wasReset', { label: t(`keys.${entry.key}.label`) }))
              }
            />
          )}
        </div>
        <Control entry={entry} label={label} control={controlOf(entry)} />
      </div>
    </div>
  );
}

function Control({
  entry,
  label,
  control,
}: {
  readonly entry: SettingEntry;
  readonly label: string;
  readonly control: SettingControl;
}): ReactNode {
  const { t } = useTranslation('settings');
  const change = (value: unknown) => void changeSettings({ [entry.key]: value } as SettingsChanges);
  switch (control.kind) {
    case 'switch':
      return <Switch label={label} isLabelHidden isOn={entry.value === true} onChange={change} />;
    case 'choice':
      return (
        <div className={styles['select']}>
          <Select
            label={label}
            isLabelHidden
            value={String(entry.value)}
            onChange={change}
            options={control.choices.map((value) => ({
              value,
              label: t(`choices.${value as 'system'}`, { defaultValue: value }),
            }))}
          />
        </div>
      );
    case 'number':
      return (
        <NumberControl
          label={label}
          value={Number(entry.value)}
          limits={control.limits}
          unit={control.unit}
          onChange={change}
        />
      );
    case 'folders':
      return <FolderList label={label} folders={(entry.value as readonly string[]).map(String)} onChange={change} />;
    case 'text':
      return <TextControl label={label} value={String(entry.value)} onChange={change} />;
    case 'sources':
      return null;
  }
}

interface NumberControlProps {
  readonly label: string;
  readonly value: number;
  readonly limits: NumberLimits;
  readonly unit: NumberUnit;
  readonly onChange: (value: number) => void;
}

/** Saved when the field is left or Enter is pressed, and only when it can be. */
function NumberControl({ label, value, limits, unit, onChange }: NumberControlProps) {
  const { t } = useTranslation('settings');
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const reading = readNumber(text, limits);
  function save(): void {
    if (reading.problem === null && reading.value !== value) onChange(reading.value);
  }
  return (
    <div className={styles['number']}>
      <Field
        label={`${label} (${t(`units.${unit}`)})`}
        isLabelHidden
        value={text}
        onChange={setText}
        onBlur={save}
        onSubmit={save}
        inputMode="numeric"
        problem={reading.problem === null ? null : t(`problem.${reading.problem}`, { limit: reading.limit })}
        after={<span className={styles['unit']}>{t(`units.${unit}`)}</span>}
      />
    </div>
  );
}

interface TextControlProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Saved when the field is left or Enter is pressed. */
function TextControl({ label, value, onChange }: TextControlProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  function save(): void {
    if (text.trim() !== value) onChange(text.trim());
  }
  return (
    <div className={styles['text']}>
      <Field label={label} isLabelHidden isCode value={text} onChange={setText} onBlur={save} onSubmit={save} />
    </div>
  );
}
