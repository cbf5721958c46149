import { TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overruled } from '../../../../electron/contract/go-env.ts';
import type { ProfileLine } from '../../../../electron/contract/profiles.ts';
import { Button } from '../../../components/button.tsx';
import { homePath } from '../../../components/home-path.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { useApp } from '../../../engine/stores.ts';
import styles from './go-env.module.css';
import { useOverruled } from './go-env-store.ts';
import { LineFixDialog } from './line-fix-dialog.tsx';

/**
 * What was saved and shows nowhere, because the environment is stronger: with the line that says so and the way to
 * change it.
 */
export function OverruledNotice() {
  const { t } = useTranslation(['goEnv', 'common']);
  const overruled = useOverruled((state) => state.overruled);
  const [fixing, setFixing] = useState<ProfileLine | null>(null);
  if (overruled.length === 0) return null;
  return (
    <section className={styles['overruled']} aria-label={t('goEnv:overruled.title')} role="alert">
      <TriangleAlert size={18} />
      <div className={styles['overruledWords']}>
        <strong>{t('goEnv:overruled.title')}</strong>
        {overruled.map((one) => (
          <OverruledLine key={one.name} overruled={one} onFix={setFixing} />
        ))}
      </div>
      <IconButton icon={X} label={t('common:dismiss')} onPress={() => useOverruled.setState({ overruled: [] })} />
      {fixing !== null && <LineFixDialog line={fixing} onClose={() => setFixing(null)} />}
    </section>
  );
}

function OverruledLine(props: { readonly overruled: Overruled; readonly onFix: (line: ProfileLine) => void }) {
  const { t } = useTranslation('goEnv');
  const userHome = useApp(({ value }) => value?.userHome);
  const { name, value, line, fixable } = props.overruled;
  if (line === null) return <p>{t('overruled.unknown', { name, value })}</p>;
  return (
    <div className={styles['overruledLine']}>
      <p>{t('overruled.line', { name, value, place: `${homePath(line.file, userHome)}:${line.line}` })}</p>
      {fixable ? (
        <Button onPress={() => props.onFix(line)}>{t('overruled.fix')}</Button>
      ) : (
        <p className={styles['muted']}>{t('overruled.byHand')}</p>
      )}
    </div>
  );
}
