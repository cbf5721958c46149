import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoEnvReport } from '../../../../electron/contract/go-env.ts';
import { Field } from '../../../components/field.tsx';
import { Select } from '../../../components/select.tsx';
import { useApp } from '../../../engine/stores.ts';
import { describePlace } from './describe-place.ts';
import styles from './go-env.module.css';
import { draftValue, type ModuleDraft, type ModuleVariable, variableOf, winnerOf } from './module-draft.ts';

interface ChecksFormProps {
  readonly report: GoEnvReport;
  readonly draft: ModuleDraft;
  readonly onChange: (name: ModuleVariable, value: string | null) => void;
}

const MIRROR = 'sum.golang.google.cn';
type Choice = 'default' | 'mirror' | 'off' | 'own';

/** Which checksum database is asked, and which modules are not its business. */
export function ChecksForm({ report, draft, onChange }: ChecksFormProps) {
  const { t } = useTranslation('goEnv');
  const value = (name: ModuleVariable) => draftValue(draft, report, name) ?? '';
  return (
    <fieldset className={styles['checks']}>
      <legend className="visually-hidden">{t('checks.title')}</legend>
      <Database value={draftValue(draft, report, 'GOSUMDB')} onChange={(next) => onChange('GOSUMDB', next)} />
      <div>
        <Field
          label={t('checks.private')}
          help={t('checks.privateHelp')}
          value={value('GOPRIVATE')}
          onChange={(next) => onChange('GOPRIVATE', next)}
          isCode
        />
        <Winner report={report} name="GOPRIVATE" />
      </div>
      <div>
        <Field
          label={t('checks.noProxy')}
          placeholder={t('checks.asPrivate')}
          value={value('GONOPROXY')}
          onChange={(next) => onChange('GONOPROXY', next)}
          isCode
        />
        <Winner report={report} name="GONOPROXY" />
      </div>
      <div>
        <Field
          label={t('checks.noSumdb')}
          placeholder={t('checks.asPrivate')}
          value={value('GONOSUMDB')}
          onChange={(next) => onChange('GONOSUMDB', next)}
          isCode
        />
        <Winner report={report} name="GONOSUMDB" />
      </div>
      <Winner report={report} name="GOSUMDB" />
    </fieldset>
  );
}

function Database({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) {
  const { t } = useTranslation('goEnv');
  const [isOwn, setOwn] = useState(false);
  const choice = isOwn ? 'own' : choiceOf(value);
  function choose(next: Choice): void {
    setOwn(next === 'own');
    if (next !== 'own') onChange(next === 'default' ? null : next === 'mirror' ? MIRROR : 'off');
  }
  return (
    <div className={styles['database']}>
      <Select
        label={t('checks.gosumdb')}
        value={choice}
        onChange={choose}
        options={(['default', 'mirror', 'off', 'own'] as const).map((id) => ({
          value: id,
          label: t(`checks.sumdb.${id}`),
        }))}
      />
      {choice === 'own' && <Field label={t('checks.ownLabel')} value={value ?? ''} onChange={onChange} isCode />}
      {choice === 'off' && <p className={styles['warn']}>{t('checks.meansOff')}</p>}
    </div>
  );
}

function choiceOf(value: string | null): Choice {
  if (value === null) return 'default';
  return value === MIRROR ? 'mirror' : value === 'off' ? 'off' : 'own';
}

function Winner({ report, name }: { readonly report: GoEnvReport; readonly name: ModuleVariable }) {
  const { t } = useTranslation('goEnv');
  const userHome = useApp(({ value }) => value?.userHome);
  const winner = winnerOf(variableOf(report, name));
  if (winner === null) return null;
  const place = winner.file === null ? t('proxies.place') : describePlace(winner, userHome);
  return <p className={styles['note']}>{t('proxies.fromEnvironment', { place, name })}</p>;
}
