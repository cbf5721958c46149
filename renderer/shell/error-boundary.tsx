import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import styles from './shell.module.css';

/** Keeps a fault of one page from taking the window along. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly fault: Error | null }> {
  override state: { readonly fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { fault: Error } {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render(): ReactNode {
    return this.state.fault === null ? (
      this.props.children
    ) : (
      <Fault fault={this.state.fault} onRetry={() => this.setState({ fault: null })} />
    );
  }
}

function Fault({ fault, onRetry }: { readonly fault: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation(['shell', 'common']);
  return (
    <main id="content" tabIndex={-1} className={styles['outlet']}>
      <EmptyState
        isPage
        title={t('shell:crashed')}
        action={
          <>
            <Button onPress={onRetry}>{t('common:retry')}</Button>
            <Button onPress={() => window.location.reload()}>{t('shell:reload')}</Button>
            <CopyButton text={fault.stack ?? fault.message}>{t('common:copyDetails')}</CopyButton>
          </>
        }
      >
        {t('shell:crashedWhy')}
      </EmptyState>
    </main>
  );
}
