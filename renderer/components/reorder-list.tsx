import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import styles from './reorder-list.module.css';

interface ReorderItem {
  /** Unique in the list, the same wherever it stands. */
  readonly id: string;
  /** What a person calls it. */
  readonly name: string;
  readonly content: ReactNode;
}

interface ReorderListProps {
  readonly label: string;
  readonly items: readonly ReorderItem[];
  /** Puts the item at `from` at `to`. False when it stays where it is. */
  readonly onMove: (from: number, to: number) => boolean | Promise<boolean>;
}

type Step = -1 | 1;

/** A list whose order counts: by its buttons, by arrow keys with Alt on them, or by dragging a row at its handle. */
export function ReorderList({ label, items, onMove }: ReorderListProps) {
  const { t } = useTranslation('common');
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ readonly id: string; readonly step: Step } | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);

  // The focus goes along with the row that moves: to the same button, or at the end of the list to the other one.
  useEffect(() => {
    if (moved === null) return;
    const row = [...(list.current?.children ?? [])].find(
      (child) => (child as HTMLElement).dataset['item'] === moved.id,
    );
    const button = (step: number) => row?.querySelector<HTMLElement>(`[data-step="${step}"] button:not([disabled])`);
    (button(moved.step) ?? button(-moved.step))?.focus();
  }, [moved]);

  async function step(index: number, by: Step): Promise<void> {
    const item = items[index];
    const to = index + by;
    if (item === undefined || to < 0 || to >= items.length) return;
    if (await onMove(index, to)) setMoved({ id: item.id, step: by });
  }

  function drop(event: DragEvent, to: number): void {
    event.preventDefault();
    if (dragged !== null && dragged !== to) void onMove(dragged, to);
    setDragged(null);
    setOver(null);
  }

  const last = moved === null ? -1 : items.findIndex(({ id }) => id === moved.id);
  return (
    <>
      <ol ref={list} aria-label={label}>
        {items.map(({ id, name, content }, index) => (
          <li
            key={id}
            data-item={id}
            className={classNames(
              styles['row'],
              over === index && dragged !== index && styles[(dragged ?? 0) < index ? 'after' : 'before'],
            )}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(index);
            }}
            onDrop={(event) => drop(event, index)}
          >
            <span
              className={styles['grip']}
              draggable
              aria-hidden="true"
              onDragStart={(event) => {
                const row = event.currentTarget.parentElement;
                if (row !== null) event.dataTransfer.setDragImage(row, 12, 12);
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', name);
                setDragged(index);
              }}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
            >
              <GripVertical size={15} />
            </span>
            <div className={styles['content']}>{content}</div>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it */}
            <div
              className={styles['steps']}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                void step(index, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              <span data-step="-1">
                <IconButton
                  icon={ArrowUp}
                  label={t('moveUp', { name })}
                  isDisabled={index === 0}
                  onPress={() => void step(index, -1)}
                />
              </span>
              <span data-step="1">
                <IconButton
                  icon={ArrowDown}
                  label={t('moveDown', { name })}
                  isDisabled={index === items.length - 1}
                  onPress={() => void step(index, 1)}
                />
              </span>
            </div>
          </li>
        ))}
      </ol>
      <p role="status" className="visually-hidden">
        {last >= 0 && t('movedTo', { name: items[last]?.name ?? '', place: last + 1, count: items.length })}
      </p>
    </>
  );
}
