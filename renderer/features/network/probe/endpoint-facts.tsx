import { useTranslation } from 'react-i18next';
import type { EndpointProbe } from '../../../../electron/contract/probe.ts';
import { mainFacts, moreFacts } from './endpoint-words.ts';
import styles from './probe.module.css';

/** What go does after this address and what is wrong with it; certificate, tests and the whole address on request. */
export function EndpointFacts({ endpoint }: { readonly endpoint: EndpointProbe }) {
  const { t } = useTranslation('probe');
  const main = mainFacts(endpoint);
  const more = moreFacts(endpoint);
  if (main.length === 0 && more.length === 0) return null;
  return (
    <div className={styles['facts']}>
      {main.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {more.length > 0 && (
        <details>
          <summary aria-label={t('more', { name: endpoint.name })}>{t('details')}</summary>
          <ul>
            {more.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
