import { Pencil } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoEnvVariable } from '../../../../electron/contract/go-env.ts';
import { Chip } from '../../../components/chip.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useApp } from '../../../engine/stores.ts';
import { describeChain } from './describe-place.ts';
import type { VariableGroup } from './list-variables.ts';
import styles from './values.module.css';

export function ValuesTable({
  groups,
  onOpen,
}: {
  readonly groups: readonly VariableGroup[];
  readonly onOpen: (variable: GoEnvVariable) => void;
}) {
  const { t } = useTranslation('goEnv');
  return (
    <table className={styles['table']} aria-label={t('values.title')}>
      <thead>
        <tr>
          <th scope="col">{t('values.variable')}</th>
          <th scope="col">{t('values.effective')}</th>
          <th scope="col">{t('values.from')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {groups.map(({ group, variables }) => (
          <Fragment key={group}>
            <tr className={styles['group']}>
              <th scope="colgroup" colSpan={4}>
                {t(`values.group.${group}`)}
              </th>
            </tr>
            {variables.map((variable) => (
              <VariableRow key={variable.name} variable={variable} onOpen={() => onOpen(variable)} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function VariableRow({
  variable: { name, value, chain, problem },
  onOpen,
}: {
  readonly variable: GoEnvVariable;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('goEnv');
  const userHome = useApp(({ value: app }) => app?.userHome);
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      <td>
        {value === '' ? (
          <span className={styles['muted']}>{t('values.empty')}</span>
        ) : (
          <code className={styles['value']}>{value}</code>
        )}{' '}
        {problem !== null && <Chip tone="warn">{t(`values.problem.${problem}`)}</Chip>}
      </td>
      <td className={styles['from']}>{describeChain(chain, userHome)}</td>
      <td className={styles['act']}>
        <IconButton icon={Pencil} label={t('values.open', { name })} onPress={onOpen} />
      </td>
    </tr>
  );
}
