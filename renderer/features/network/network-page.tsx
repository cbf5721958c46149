import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { ConnectionCard } from './connection/connection-card.tsx';
import { PresetBar } from './env-presets/preset-bar.tsx';
import { useGoEnv, useGoEnvPresets } from './go-env/go-env-store.ts';
import { ModulesCard } from './go-env/modules-card.tsx';
import { OverruledNotice } from './go-env/overruled-notice.tsx';
import { ValuesCard } from './go-env/values-card.tsx';
import { IndexCard } from './index-card.tsx';
import styles from './network.module.css';
import { useNetwork } from './network-store.ts';
import { ProbeButton } from './probe/probe-button.tsx';
import { ProbeCard } from './probe/probe-card.tsx';
import { useProbe } from './probe/probe-store.ts';
import { SourcesCard } from './sources/sources-card.tsx';
import { TerminalProxyCard } from './terminal-proxy/terminal-proxy-card.tsx';
import { useTerminalProxy } from './terminal-proxy/terminal-proxy-store.ts';

export function NetworkPage() {
  const { t } = useTranslation('shell');
  useEffect(() => {
    void useNetwork.refresh();
    void useProbe.refresh();
    void useTerminalProxy.refresh();
    void askGo();
  }, []);
  return (
    <Page title={t('pages.network')} actions={<ProbeButton />}>
      <PresetBar />
      <OverruledNotice />
      <ProbeCard />
      <div className={styles['pair']}>
        <ModulesCard />
        <ValuesCard />
      </div>
      <ConnectionCard />
      <TerminalProxyCard />
      <SourcesCard />
      <IndexCard />
    </Page>
  );
}

/** Each starts the login shell: one after the other, so that a small machine stays quick. */
async function askGo(): Promise<void> {
  await useGoEnv.refresh();
  await useGoEnvPresets.refresh();
}
