import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { type Command, closePalette, usePalette } from '../../app/commands.ts';
import { useEscapeFromNowhere } from '../../components/escape-from-nowhere.ts';
import { runAction } from '../../components/run-action.ts';
import styles from './palette.module.css';
import { PaletteList } from './palette-list.tsx';
import { optionId } from './palette-option.ts';
import { usePaletteResults } from './palette-results.ts';

/**
 * One field that finds everything: a combobox (ARIA) whose list is always open. Arrows move, Enter runs, Escape closes.
 */
export function Palette() {
  const { t } = useTranslation('palette');
  const [words, setWords] = useState(() => usePalette.getState().words);
  const [at, setAt] = useState(0);
  const { groups, flat } = usePaletteResults(words);
  useEscapeFromNowhere(true, closePalette);
  const chosen = flat[Math.min(at, flat.length - 1)];
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  function run(command: Command): void {
    closePalette();
    void runAction(async () => command.run());
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Enter that ends the input of Chinese characters is not an answer.
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined && flat.length > 0) setAt(move(Math.min(at, flat.length - 1), step, flat.length));
    else if (event.key === 'Enter' && chosen !== undefined) run(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <ModalOverlay
      className={styles['backdrop'] ?? ''}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) closePalette();
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog aria-label={t('title')} className={styles['dialog'] ?? ''}>
          <div className={styles['field']}>
            <Search size={17} />
            <input
              autoFocus
              role="combobox"
              aria-expanded="true"
              aria-controls="palette-list"
              aria-autocomplete="list"
              aria-label={t('title')}
              {...(chosen === undefined ? {} : { 'aria-activedescendant': optionId(chosen) })}
              placeholder={t('placeholder')}
              spellCheck={false}
              autoComplete="off"
              value={words}
              onChange={(event) => {
                setWords(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <PaletteList
            ref={list}
            groups={groups}
            chosen={chosen}
            words={words}
            onRun={run}
            onPoint={(command) => setAt(flat.indexOf(command))}
          />
          <footer className={styles['keys']} aria-hidden="true">
            <span>
              <kbd>↑↓</kbd> {t('keys.move')}
            </span>
            <span>
              <kbd>↵</kbd> {t('keys.run')}
            </span>
            <span>
              <kbd>Esc</kbd> {t('keys.close')}
            </span>
          </footer>
          <span role="status" className="visually-hidden">
            {t('count', { count: flat.length })}
          </span>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** One step past an end comes out at the other; a page stops at it. */
function move(from: number, step: number, count: number): number {
  if (Math.abs(step) === 1) return (from + step + count) % count;
  return Math.min(count - 1, Math.max(0, from + step));
}
