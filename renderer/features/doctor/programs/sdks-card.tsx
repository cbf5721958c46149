import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ScannedSdk, SdkFact } from '../../../../electron/contract/programs.ts';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { homePath } from '../../../components/home-path.ts';
import { useApp } from '../../../engine/stores.ts';
import { AGREEMENT_TONES } from './goroot-card.tsx';
import styles from './programs.module.css';
import { disagreeing } from './sort-programs.ts';

/** Each SDK with everything that names its version; those that disagree with themselves come first and are open. */
export function SdksCard({ sdks }: { readonly sdks: readonly ScannedSdk[] }) {
  const { t } = useTranslation('programs');
  const wrong = disagreeing(sdks);
  const hint =
    sdks.length === 0
      ? null
      : wrong.length === 0
        ? t('sdks.agree', { count: sdks.length })
        : t('sdks.disagree', { count: wrong.length });
  return (
    <Card title={t('sdks.title')} hint={hint}>
      {sdks.length === 0 && <p className={styles['nothing']}>{t('sdks.none')}</p>}
      {[...wrong, ...sdks.filter(({ agrees }) => agrees)].map((sdk) => (
        <SdkFacts key={sdk.id} scanned={sdk} />
      ))}
    </Card>
  );
}

function SdkFacts({ scanned: { sdk, version, facts, agrees } }: { readonly scanned: ScannedSdk }) {
  const { t } = useTranslation('programs');
  const userHome = useApp(({ value }) => value?.userHome);
  return (
    <details className={styles['sdk']} open={!agrees}>
      <summary>
        <ChevronRight size={14} />
        <code>{version}</code>
        <span className={styles['path']}>{homePath(sdk.root, userHome)}</span>
        <Chip tone={agrees ? 'ok' : 'bad'}>{t(agrees ? 'sdks.agrees' : 'sdks.disagrees')}</Chip>
      </summary>
      <table className={styles['table']} aria-label={t('sdks.facts')}>
        <thead>
          <tr>
            <th scope="col">{t('sdks.fact')}</th>
            <th scope="col">{t('sdks.value')}</th>
            <th scope="col">{t('sdks.expected')}</th>
            <th scope="col">{t('standing')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <FactRow key={fact.name} fact={fact} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

const MANIFEST_STATES = ['sound', 'linked', 'changed', 'missing'] as const;

function FactRow({ fact: { name, value, expected, agreement, problem } }: { readonly fact: SdkFact }) {
  const { t } = useTranslation('programs');
  const userHome = useApp(({ value: app }) => app?.userHome);
  const say = (text: string | null) => {
    const state = name === 'manifest' ? MANIFEST_STATES.find((one) => one === text) : undefined;
    if (state !== undefined) return t(`manifest.${state}`);
    return text === null ? '' : <code>{homePath(text, userHome)}</code>;
  };
  return (
    <tr>
      <th scope="row">{t(`fact.${name}`)}</th>
      <td>
        {say(value)} {problem !== null && <span className={styles['muted']}>{problem}</span>}
      </td>
      <td>{agreement === 'agrees' ? '' : say(expected)}</td>
      <td>
        <Chip tone={AGREEMENT_TONES[agreement]}>{t(`agreement.${agreement}`)}</Chip>
      </td>
    </tr>
  );
}
