import { CircleCheck, SquareTerminal, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/route.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { homePath } from '../../components/home-path.ts';
import { targetName } from '../../components/target-name.ts';
import { useShellChecks } from '../../engine/shell-checks.ts';
import { useApp, useCurrent } from '../../engine/stores.ts';
import { describeError } from '../../errors/describe-error.ts';
import { describeSupport } from './describe-version.ts';
import { type Effect, effectOf } from './effect.ts';
import styles from './effect-card.module.css';
import { useSetup } from './setup-store.ts';
import { type ShellReach, shellReach } from './shell-reach.ts';
import { installVersion, openTerminal, switchToVersion } from './version-actions.ts';
import { labelOf, type VersionRow } from './version-row.ts';

/** The first answer of the window: which Go is active, and whether that takes effect. */
export function EffectCard({ rows }: { readonly rows: readonly VersionRow[] }) {
  const { t } = useTranslation('versions');
  const current = useCurrent(({ value }) => value);
  const setup = useSetup(({ value }) => value);
  // While the shells are being asked, what they said before may be wrong by now.
  const proofs = useShellChecks(({ value, isLoading }) => (isLoading ? null : value));
  const reach = useMemo(() => (setup === null ? null : shellReach(setup, proofs)), [setup, proofs]);
  const effect = effectOf(rows, current, reach);
  return (
    <section className={styles['card']} aria-label={t('effect.label')}>
      {effect.kind === 'none' ? <NoneActive effect={effect} /> : <Active effect={effect} />}
      {reach !== null && reach.length > 0 && <Reach reach={reach} />}
    </section>
  );
}

function Active({ effect }: { readonly effect: Exclude<Effect, { kind: 'none' }> }) {
  const { t } = useTranslation('versions');
  const app = useApp(({ value }) => value);
  const { sdk } = effect;
  const support = describeSupport(sdk.support);
  const isCalm = effect.kind === 'everywhere';
  return (
    <>
      <div className={styles['big']}>{t('go', { version: labelOf(sdk.version) })}</div>
      <div className={styles['where']}>
        <p>
          <Chip tone={support.tone}>{support.text}</Chip>{' '}
          <span className={isCalm ? '' : styles['warn']}>
            {!isCalm && <TriangleAlert size={14} strokeWidth={2} />} <Where effect={effect} />
          </span>
        </p>
        <code>{homePath(sdk.linkedTo ?? sdk.root, app?.userHome)}</code>
      </div>
      {app?.capabilities.includes('host.openTerminal') === true && (
        <Button icon={SquareTerminal} onPress={() => void openTerminal(app.userHome)}>
          {t('effect.openTerminal')}
        </Button>
      )}
    </>
  );
}

function Where({ effect }: { readonly effect: Exclude<Effect, { kind: 'none' }> }) {
  const { t } = useTranslation('versions');
  switch (effect.kind) {
    case 'everywhere':
      return t('effect.everywhere');
    case 'not-reached':
      return t('effect.notReached');
    case 'overruled': {
      const { reason, version, from } = effect.by;
      return reason === 'env' ? t('effect.byEnv', { version }) : t('effect.byPin', { version, file: from });
    }
    case 'handed-over': {
      const { runs, rule, gotoolchain, problem } = effect.toolchain;
      if (runs === null) return t('effect.refused', { problem: problem ?? '' });
      const version = labelOf(runs);
      return rule === 'named'
        ? t('effect.byToolchain', { version, value: gotoolchain.value })
        : t('effect.byModule', { version });
    }
    case 'broken':
      return describeError(effect.problem).title;
  }
}

function NoneActive({ effect }: { readonly effect: Extract<Effect, { kind: 'none' }> }) {
  const { t } = useTranslation('versions');
  const { offer, otherGo } = effect;
  const version = offer?.label ?? '';
  return (
    <>
      <div className={styles['big']}>{t('effect.none')}</div>
      <div className={styles['where']}>
        <p>{t(offer?.sdk == null ? 'effect.noneInstalled' : 'effect.noneActive')}</p>
        {otherGo !== null && <p>{t('effect.otherGo', { version: otherGo.version, root: otherGo.root })}</p>}
      </div>
      {offer !== null && (
        <Button
          tone="primary"
          onPress={() => void (offer.sdk === null ? installVersion(offer, { use: true }) : switchToVersion(offer.sdk))}
        >
          {t(offer.sdk === null ? 'effect.installLatest' : 'effect.useNewest', { version })}
        </Button>
      )}
    </>
  );
}

function Reach({ reach }: { readonly reach: readonly ShellReach[] }) {
  const { t } = useTranslation('versions');
  const isNowhere = !reach.some(({ isReached }) => isReached);
  const isComplete = reach.every(({ isReached }) => isReached);
  return (
    <div className={styles['reach']}>
      <ul aria-label={t('effect.reach')}>
        {reach.map((place) => (
          <li key={place.target} title={place.file ?? undefined}>
            {place.isReached ? (
              <CircleCheck size={14} className={styles['tick']} />
            ) : (
              <TriangleAlert size={14} className={styles['mark']} />
            )}
            <ReachText place={place} />
          </li>
        ))}
      </ul>
      {!isComplete && (
        <Button tone="quiet" label={t('effect.fixLabel')} onPress={() => navigate('environment')}>
          {t(isNowhere ? 'effect.setUp' : 'effect.fix')}
        </Button>
      )}
    </div>
  );
}

function ReachText({ place }: { readonly place: ShellReach }) {
  const { t } = useTranslation('versions');
  const shell = targetName(place.target);
  if (place.isReached) {
    return (
      <>
        {shell} <span className="visually-hidden">{t('effect.reached')}</span>
      </>
    );
  }
  switch (place.why) {
    case 'edited':
    case 'invalid':
    case 'shadowed':
    case 'not-found':
      return t(`effect.${place.why}`, { shell });
    default:
      return t('effect.missing', { shell });
  }
}
