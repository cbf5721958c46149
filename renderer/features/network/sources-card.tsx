import { ArrowDown, ArrowUp, ShieldAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceState } from '../../../electron/contract/api.ts';
import { navigate } from '../../app/route.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useSettings } from '../../engine/stores.ts';
import styles from './network.module.css';
import { moveAndSave } from './network-actions.ts';
import { useNetwork } from './network-store.ts';
import { hasTrustedSource, shownSources } from './source-order.ts';

/** Where releases come from, in the order they are tried. */
export function SourcesCard() {
  const { t } = useTranslation('network');
  const { value: state, error } = useNetwork();
  const settings = useSettings(({ value }) => value?.settings);
  const { list, move } = useMoves();
  const sources = shownSources(state?.sources ?? [], settings?.sources ?? []);
  return (
    <Card
      title={t('sources.title')}
      hint={t('sources.hint')}
      actions={<Button onPress={() => navigate('settings', { path: ['sources'] })}>{t('sources.manage')}</Button>}
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void useNetwork.refresh()} />}
      {state === null && error === null && <Skeleton rows={3} />}
      {state !== null && !hasTrustedSource(state.sources) && (
        <p role="status" className={styles['warning']}>
          <ShieldAlert size={16} /> {t('sources.noneTrusted')}
        </p>
      )}
      <ol className={styles['rows']} ref={list}>
        {sources.map((source, index) => (
          <SourceRow key={source.name} source={source} place={index + 1} count={sources.length} onMove={(step) => void move(source.name, step)} />
        ))}
      </ol>
    </Card>
  );
}

interface SourceRowProps {
  readonly source: SourceState;
  readonly place: number;
  readonly count: number;
  readonly onMove: (step: 1 | -1) => void;
}

function SourceRow({ source, place, count, onMove }: SourceRowProps) {
  const { t } = useTranslation('network');
  const { name, url, kind, trusted, inUse } = source;
  return (
    <li className={styles['row']} data-source={name}>
      <span className={styles['place']}>{place}</span>
      <div className={styles['words']}>
        <p>
          <strong>{name}</strong> <Chip tone={trusted ? 'ok' : 'plain'}>{t(trusted ? 'sources.trusted' : 'sources.untrusted')}</Chip>{' '}
          {inUse && <Chip tone="info">{t('sources.inUse')}</Chip>}
        </p>
        <p className={styles['muted']}>
          <code>{url}</code> · {t(`sources.kind.${kind}`)}
        </p>
        <p className={styles['muted']}>{t(trusted ? 'sources.meansTrusted' : 'sources.meansMirror')}</p>
      </div>
      <span data-step="-1">
        <IconButton icon={ArrowUp} label={t('sources.moveUp', { name })} isDisabled={place === 1} onPress={() => onMove(-1)} />
      </span>
      <span data-step="1">
        <IconButton icon={ArrowDown} label={t('sources.moveDown', { name })} isDisabled={place === count} onPress={() => onMove(1)} />
      </span>
    </li>
  );
}

/** The focus goes along with the source that moves: to the same button, or at the end of the list to the other one. */
function useMoves() {
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ name: string; step: 1 | -1 } | null>(null);
  useEffect(() => {
    if (moved === null) return;
    const row = [...(list.current?.querySelectorAll<HTMLElement>('[data-source]') ?? [])].find((item) => item.dataset['source'] === moved.name);
    const button = (step: number) => row?.querySelector<HTMLElement>(`[data-step="${step}"] button:not([disabled])`);
    (button(moved.step) ?? button(-moved.step))?.focus();
  }, [moved]);
  return {
    list,
    async move(name: string, step: 1 | -1): Promise<void> {
      if (await moveAndSave(name, step)) setMoved({ name, step });
    },
  };
}
