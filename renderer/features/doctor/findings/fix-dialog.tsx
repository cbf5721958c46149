import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../../electron/contract/doctor.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { describeFinding } from './describe-finding.ts';
import styles from './findings.module.css';
import { applyFixes, type PlannedFix, planFixes } from './fix-actions.ts';
import { FixSteps } from './fix-steps.tsx';

/** Every step of the repairs of one finding, or of all, before anything is changed. */
export function FixDialog({
  findings,
  onClose,
}: {
  readonly findings: readonly Finding[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['checks', 'findings', 'common']);
  const [plans, setPlans] = useState<readonly PlannedFix[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let isStale = false;
    void planFixes(findings).then((found) => {
      if (!isStale) setPlans(found);
    });
    return () => {
      isStale = true;
    };
  }, [findings]);
  const possible = (plans ?? []).flatMap(({ finding, preview }) => (preview === null ? [] : [finding]));

  async function apply(): Promise<void> {
    setBusy(true);
    const { failed } = await applyFixes(possible);
    setBusy(false);
    if (failed.length === 0) onClose();
    else setPlans(failed.map(({ finding, problem }) => ({ finding, preview: null, problem })));
  }

  const isOne = findings.length === 1;
  return (
    <Dialog
      isOpen
      size="large"
      title={isOne ? t('checks:dialog.one') : t('checks:dialog.all', { count: findings.length })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>
            {t(plans !== null && possible.length === 0 ? 'common:close' : 'common:cancel')}
          </Button>
          {(plans === null || possible.length > 0) && (
            <Button tone="primary" isDisabled={possible.length === 0} isBusy={isBusy} onPress={() => void apply()}>
              {isOne ? t('checks:fix') : t('checks:fixCount', { count: possible.length })}
            </Button>
          )}
        </>
      }
    >
      {(plans === null || possible.length > 0) && <p className={styles['muted']}>{t('checks:dialog.means')}</p>}
      {plans === null && <Skeleton rows={4} />}
      {plans?.map((plan) => (
        <Plan key={plan.finding.id} plan={plan} />
      ))}
    </Dialog>
  );
}

function Plan({ plan: { finding, preview, problem } }: { readonly plan: PlannedFix }) {
  const { title, fix } = describeFinding(finding);
  return (
    <section className={styles['plan']} aria-label={title}>
      <h3>{title}</h3>
      {problem !== null && <ErrorNotice error={problem} isPlain />}
      {preview !== null && (
        <>
          {fix !== null && <p className={styles['muted']}>{fix}</p>}
          <FixSteps steps={preview.steps} />
        </>
      )}
    </section>
  );
}
