import { useTranslation } from 'react-i18next';
import type { SdkRow } from '../../../electron/contract/api.ts';
import type { CrossCheck, VerifyResult } from '../../../electron/contract/models.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useFormat } from '../../i18n/i18n.ts';
import styles from './version-details.module.css';

/**
 * What is known of an SDK that is a Go module: the tree that proves it, what this form leaves out, and how it compares
 * with the official archive.
 */
export function ProofDetails({ sdk: { origin, proof, crossCheck } }: { readonly sdk: SdkRow }) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  return (
    <>
      {proof !== null && (
        <span className={styles['proofDetail']}>
          {t('proof.tree', {
            database: proof.database,
            size: format.number(proof.treeSize),
            when: format.date(proof.time),
          })}
        </span>
      )}
      {(origin === 'module-proxy' || proof !== null) && (
        <span className={styles['proofDetail']}>{t('proof.moduleForm')}</span>
      )}
      {crossCheck !== null && <Comparison check={crossCheck} />}
    </>
  );
}

function Comparison({ check: { common, same } }: { readonly check: CrossCheck }) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const files = format.number(common);
  const text =
    common === same
      ? t('proof.crossCheckSame', { count: common, files })
      : t('proof.crossCheckDifferent', { different: format.number(common - same), files });
  return <span className={styles['proofDetail']}>{text}</span>;
}

/** What the checksum database said when it was asked once more. */
export function ProofAgain({ proof }: { readonly proof: NonNullable<VerifyResult['proof']> }) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  if (proof.state === 'proven') {
    const { database, treeSize } = proof.proof;
    return <p>{t('proof.again.proven', { database, size: format.number(treeSize) })}</p>;
  }
  return (
    <>
      <p>{t(`proof.again.${proof.state}`)}</p>
      <ErrorNotice error={proof.error} isPlain />
    </>
  );
}
