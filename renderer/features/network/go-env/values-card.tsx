import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoEnvReport, GoEnvVariable } from '../../../../electron/contract/go-env.ts';
import { Card } from '../../../components/card.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Field } from '../../../components/field.tsx';
import { Filter } from '../../../components/filter.tsx';
import { Select } from '../../../components/select.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useSdks } from '../../../engine/stores.ts';
import { useFormat } from '../../../i18n/i18n.ts';
import { chooseSdk, useGoEnv, useGoEnvSdk } from './go-env-store.ts';
import { isSet, listVariables, type VariableFilter } from './list-variables.ts';
import styles from './values.module.css';
import { ValuesTable } from './values-table.tsx';
import { VariableDialog } from './variable-dialog.tsx';

/** Every variable with the effective value and the places behind it. */
export function ValuesCard() {
  const { t } = useTranslation('goEnv');
  const { value: report, error } = useGoEnv();
  const [open, setOpen] = useState<string | null>(null);
  const variable = report?.variables.find(({ name }) => name === open) ?? null;
  return (
    <Card
      title={t('values.title')}
      {...(report?.sdk == null ? {} : { hint: report.sdk.version ?? report.sdk.root })}
      actions={<SdkSelect />}
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void useGoEnv.refresh()} />}
      {report === null && error === null && <Skeleton rows={6} />}
      {report !== null && (
        <>
          {report.problem !== null && <ErrorNotice error={report.problem} onRetry={() => void useGoEnv.refresh()} />}
          {report.sdk === null && report.problem === null && <p className={styles['note']}>{t('values.noGo')}</p>}
          {report.surroundings === 'process' && <p className={styles['note']}>{t('values.process')}</p>}
          <FilteredTable report={report} onOpen={({ name }) => setOpen(name)} />
        </>
      )}
      {variable !== null && <VariableDialog variable={variable} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function FilteredTable({
  report: { variables },
  onOpen,
}: {
  readonly report: GoEnvReport;
  readonly onOpen: (variable: GoEnvVariable) => void;
}) {
  const { t } = useTranslation('goEnv');
  const format = useFormat();
  const [filter, setFilter] = useState<VariableFilter>('set');
  const [words, setWords] = useState('');
  const groups = listVariables(variables, filter, words);
  const isSearching = words.trim() !== '';
  return (
    <>
      <div className={styles['filters']}>
        <Filter
          label={t('values.filter')}
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'set', label: t('values.set'), count: format.number(variables.filter(isSet).length) },
            { value: 'all', label: t('values.all'), count: format.number(variables.length) },
          ]}
        />
        <div className={styles['search']}>
          <Field
            label={t('values.search')}
            isLabelHidden
            placeholder={t('values.search')}
            value={words}
            onChange={setWords}
            inputMode="search"
          />
        </div>
      </div>
      {groups.length === 0 ? (
        <p className={styles['note']}>{t(isSearching ? 'values.nothing' : 'values.nothingSet')}</p>
      ) : (
        <ValuesTable groups={groups} onOpen={onOpen} />
      )}
    </>
  );
}

const TERMINAL = '';

function SdkSelect() {
  const { t } = useTranslation('goEnv');
  const chosen = useGoEnvSdk(({ sdk }) => sdk);
  const sdks = useSdks(({ value }) => value) ?? [];
  const installed = sdks
    .filter(({ kind }) => kind === 'installed')
    .map(({ id, name = id }) => ({ value: name, label: name }));
  if (installed.length === 0) return null;
  return (
    <Select
      label={t('values.sdk')}
      isLabelHidden
      value={chosen ?? TERMINAL}
      onChange={(sdk) => void chooseSdk(sdk === TERMINAL ? null : sdk)}
      options={[{ value: TERMINAL, label: t('values.terminal') }, ...installed]}
    />
  );
}
