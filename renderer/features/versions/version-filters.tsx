import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';
import { Filter } from '../../components/filter.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useFormat } from '../../i18n/i18n.ts';
import { countInstalled, VERSION_FILTERS } from './group-versions.ts';
import type { VersionRow } from './version-row.ts';
import styles from './versions.module.css';
import { useVersionsView } from './versions-view.ts';

export function VersionFilters({ rows }: { readonly rows: readonly VersionRow[] }) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const filter = useVersionsView((view) => view.filter);
  const text = useVersionsView((view) => view.text);
  const options = VERSION_FILTERS.map((value) => ({
    value,
    label: t(`filter.${value}`),
    ...(value === 'installed' ? { count: format.number(countInstalled(rows)) } : {}),
  }));
  return (
    <div className={styles['filters']}>
      <Filter
        label={t('filterLabel')}
        options={options}
        value={filter}
        onChange={(value) => useVersionsView.setState({ filter: value })}
      />
      <div className={styles['textFilter']}>
        <Field
          label={t('search')}
          isLabelHidden
          inputMode="search"
          placeholder={t('searchPlaceholder')}
          value={text}
          onChange={(value) => useVersionsView.setState({ text: value })}
          onSubmit={focusList}
          {...(text === ''
            ? {}
            : {
                after: (
                  <IconButton
                    icon={X}
                    label={t('clearSearch')}
                    onPress={() => useVersionsView.setState({ text: '' })}
                  />
                ),
              })}
        />
      </div>
    </div>
  );
}

/** From the words typed on to what they found. */
function focusList(): void {
  document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')?.focus();
}
