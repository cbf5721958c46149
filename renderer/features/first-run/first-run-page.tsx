import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { navigate } from '../../app/route.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useApp, useReleases, useSdks } from '../../engine/stores.ts';
import styles from './first-run.module.css';
import { FoundFacts } from './found-facts.tsx';
import { recommendStep } from './recommend-step.ts';
import { Steps } from './steps.tsx';
import { learnReleases } from './take-step.ts';

/** What is on this machine, and the one step that helps most. Changes nothing by itself. */
export function FirstRunPage() {
  const { t } = useTranslation('firstRun');
  const { value: app, error } = useApp();
  const sdks = useSdks((state) => state.value);
  const releases = useReleases((state) => state.value);
  useEffect(() => void learnReleases(), []);
  return (
    <Page title={t('title')}>
      <div className={styles['page']}>
        <p className={styles['intro']}>{t('intro')}</p>
        {error !== null && <ErrorNotice error={error} onRetry={() => void useApp.refresh()} />}
        {app === null && error === null && <Skeleton />}
        {app !== null && (
          <>
            <Card title={t('found')}>
              <FoundFacts app={app} sdks={sdks ?? []} />
            </Card>
            <Card title={t('steps')}>
              <Steps app={app} step={recommendStep({ findings: app.findings, sdks, releases })} sdks={sdks ?? []} />
            </Card>
          </>
        )}
        <div>
          <Button tone="quiet" onPress={() => navigate('versions')}>
            {app?.findings.nextStep === null ? t('action.versions') : t('action.skip')}
          </Button>
        </div>
      </div>
    </Page>
  );
}
