import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feature } from '../app/feature.ts';
import { useRoute } from '../app/route.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import styles from './shell.module.css';

const pages = new Map<Feature, ComponentType>();

/** Shows the page of the address, loading it when it is first gone to. */
export function PageOutlet({ features }: { readonly features: readonly Feature[] }) {
  const { t } = useTranslation('shell');
  const id = useRoute((route) => route.page);
  const [firstId] = useState(id);
  const feature = features.find((candidate) => candidate.id === id);
  if (feature === undefined) {
    return (
      <main id="content" tabIndex={-1} className={styles['outlet']}>
        <EmptyState isPage title={t('pageMissing')} />
      </main>
    );
  }
  const LazyPage = lazyPage(feature);
  return (
    <ErrorBoundary key={id}>
      <Suspense
        fallback={
          <div className={styles['outlet']}>
            <Skeleton />
          </div>
        }
      >
        <LazyPage />
        <TakeFocus isFirstPage={id === firstId} />
      </Suspense>
    </ErrorBoundary>
  );
}

/**
 * What had the focus may have gone with the page before: the keyboard then goes on in the new one, not at the top of
 * the window.
 */
function TakeFocus({ isFirstPage }: { readonly isFirstPage: boolean }) {
  useEffect(() => {
    if (!isFirstPage && document.activeElement === document.body) document.getElementById('content')?.focus();
  }, [isFirstPage]);
  return null;
}

function lazyPage(feature: Feature): ComponentType {
  const page = pages.get(feature) ?? lazy(async () => ({ default: await feature.page() }));
  pages.set(feature, page);
  return page;
}
