import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import type { Feature } from './feature.ts';
import { useRoute } from './route.ts';
import styles from './shell.module.css';

const pages = new Map<Feature, ComponentType>();

/** Shows the page of the address, loading it when it is first gone to. */
export function PageOutlet({ features }: { readonly features: readonly Feature[] }) {
  const { t } = useTranslation('shell');
  const id = useRoute((route) => route.page);
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
      </Suspense>
    </ErrorBoundary>
  );
}

function lazyPage(feature: Feature): ComponentType {
  const page = pages.get(feature) ?? lazy(async () => ({ default: await feature.page() }));
  pages.set(feature, page);
  return page;
}
