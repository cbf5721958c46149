import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Evidence, Finding, Severity } from '../../../../electron/contract/doctor.ts';
import { Button } from '../../../components/button.tsx';
import { Chip, type ChipTone } from '../../../components/chip.tsx';
import { classNames } from '../../../components/class-names.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { useApp } from '../../../engine/stores.ts';
import { describeFinding, evidenceFact, evidencePlace, findingAsText } from './describe-finding.ts';
import styles from './findings.module.css';
import { fixFinding, useFixing } from './fix-actions.ts';

const TONES: Readonly<Record<Severity, ChipTone>> = { error: 'bad', warning: 'warn', note: 'info' };
const ICONS = { error: CircleAlert, warning: TriangleAlert, note: Info } as const;

export function FindingRow({ finding, onPreview }: { readonly finding: Finding; readonly onPreview: () => void }) {
  const { t } = useTranslation(['checks', 'findings']);
  const isFixing = useFixing(({ ids }) => ids.has(finding.id));
  const { title, why, fix } = describeFinding(finding);
  const tone = TONES[finding.severity];
  const Icon = ICONS[finding.severity];
  return (
    <li className={styles['finding']} data-row="">
      <Icon size={18} strokeWidth={1.9} className={classNames(styles['icon'], styles[tone])} />
      <div className={styles['head']}>
        <h3>{title}</h3>
        <Chip tone={tone}>{t(`checks:severity.${finding.severity}`)}</Chip>
      </div>
      <div className={styles['buttons']}>
        <CopyButton text={findingAsText(finding)} label={t('checks:copyLabel', { title })} />
        {fix !== null && (
          <>
            <Button label={t('checks:previewLabel', { title })} onPress={onPreview}>
              {t('checks:preview')}
            </Button>
            <Button
              tone={finding.severity === 'note' ? 'plain' : 'primary'}
              label={t('checks:fixLabel', { title })}
              isBusy={isFixing}
              onPress={() => void fixFinding(finding)}
            >
              {t('checks:fix')}
            </Button>
          </>
        )}
      </div>
      <div className={styles['words']}>
        {finding.evidence.length > 0 && (
          <ul className={styles['evidence']} aria-label={t('checks:evidence')}>
            {finding.evidence.map((evidence, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the facts of one finding never move
              <EvidenceLine key={index} evidence={evidence} />
            ))}
          </ul>
        )}
        <p>{why}</p>
        {fix !== null && <p className={styles['muted']}>{t('checks:fixDoes', { fix })}</p>}
      </div>
    </li>
  );
}

function EvidenceLine({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation('checks');
  const userHome = useApp(({ value }) => value?.userHome);
  const place = evidencePlace(evidence, userHome);
  return (
    <li>
      {place !== null && <code className={styles['place']}>{place}</code>}
      <code>{evidenceFact(evidence)}</code>
      {evidence.source !== null && evidence.source.origin !== 'file' && (
        <span className={styles['muted']}>{t(`origin.${evidence.source.origin}`)}</span>
      )}
    </li>
  );
}
