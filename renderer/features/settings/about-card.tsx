import { FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppInfo } from '../../../electron/contract/api.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { KeyValues } from '../../components/key-values.tsx';
import { runAction } from '../../components/run-action.ts';
import { call } from '../../engine/engine.ts';
import styles from './settings.module.css';

export function AboutCard({ app }: { readonly app: AppInfo }) {
  const { t } = useTranslation('settings');
  return (
    <Card title={t('sections.about')}>
      <div className={styles['about']}>
        <KeyValues
          items={[
            { key: t('about.version'), value: app.version },
            { key: t('about.platform'), value: <code>{`${app.platform.os}/${app.platform.arch}`}</code> },
            { key: t('about.home'), value: <code>{app.home}</code> },
          ]}
        />
        <div className={styles['aboutActions']}>
          <CopyButton text={app.home}>{t('about.copyHome')}</CopyButton>
          {app.capabilities.includes('host.openFolder') && (
            <Button icon={FolderOpen} onPress={() => void runAction(() => call('host.openFolder', { path: app.home }))}>
              {t('about.openHome')}
            </Button>
          )}
        </div>
        <p className={styles['privacy']}>{t('about.privacy')}</p>
      </div>
    </Card>
  );
}
