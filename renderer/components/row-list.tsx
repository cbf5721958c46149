// biome-ignore-all lint/a11y: an ARIA grid of positioned elements; the grid hears the keys and one row at a time is focusable
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { InRow } from './in-row.ts';
import { rowForKey, rowTops, visibleRows } from './row-layout.ts';
import styles from './row-list.module.css';
import { useViewport } from './viewport.ts';

/** One line of the list. A heading is shown but not stood on. */
export interface RowListItem {
  readonly id: string;
  readonly kind: 'row' | 'heading';
  readonly heightRem: number;
  /** What a screen reader says for the row as a whole. */
  readonly label: string;
}

export interface RowListProps<Item extends RowListItem> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactNode;
  readonly selectedId?: string | null;
  /** Follows the keys and the click. */
  readonly onSelect?: (item: Item) => void;
  /** Enter or a double click: the primary action of the row. */
  readonly onPrimary?: (item: Item) => void;
}

const OVERSCAN = 8;
const CONTROLS = 'button:not([disabled]), a[href], input:not([disabled]), select:not([disabled])';

/**
 * A list of hundreds of rows as an ARIA grid: up and down move between rows, left and right between the controls of one, Enter does the primary
 * action. Only rows near the viewport are in the page. Why it is not react-aria's GridList: docs/decisions/0030-list-of-rows.md.
 */
export function RowList<Item extends RowListItem>({ label, items, render, selectedId = null, onSelect, onPrimary }: RowListProps<Item>) {
  const { ref, viewport, remPx } = useViewport<HTMLDivElement>();
  const tops = useMemo(() => rowTops(items.map((item) => item.heightRem * remPx)), [items, remPx]);
  const [standsOn, setStandsOn] = useState<string | null>(null);
  const current = useCurrentIndex(items, standsOn ?? selectedId);
  const hadFocus = useRef(false);

  function rowElement(index: number): HTMLElement | null {
    return ref.current?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;
  }

  function moveTo(index: number): void {
    const item = items[index];
    const scroller = ref.current;
    if (item === undefined || scroller === null) return;
    setStandsOn(item.id);
    onSelect?.(item);
    // A heading right above comes into view with its first row.
    const above = index > 0 && items[index - 1]?.kind === 'heading' ? index - 1 : index;
    if (tops[above]! < scroller.scrollTop) scroller.scrollTop = tops[above]!;
    else if (tops[index + 1]! > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = tops[index + 1]! - scroller.clientHeight;
    hadFocus.current = true;
  }

  // The row stood on gets the focus once it is in the page: after a move, and when the row that had it went away.
  useLayoutEffect(() => {
    if (!hadFocus.current) return;
    const row = rowElement(current);
    if (row !== null && !row.contains(document.activeElement)) row.focus({ preventScroll: true });
  });

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (row === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = Number(row.dataset['index']);
    const page = Math.max(1, Math.floor(viewport.height / (2.75 * remPx)) - 1);
    const next = rowForKey(event.key, index, { count: items.length, page, isRow: (at) => items[at]?.kind === 'row' });
    if (next !== null) moveTo(next);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') moveInRow(row, event.key === 'ArrowRight' ? 1 : -1);
    else if (event.key === 'Enter' && event.target === row) onPrimary?.(items[index]!);
    else return;
    event.preventDefault();
  }

  const range = visibleRows(tops, viewport, OVERSCAN);
  const shown = range === null ? [] : indexesBetween(range, current);
  return (
    <div ref={ref} className={styles['scroller']}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={items.length}
        className={styles['grid']}
        style={{ height: tops[tops.length - 1] }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          hadFocus.current = true;
        }}
        onBlur={(event) => {
          if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) hadFocus.current = false;
        }}
      >
        {shown.map((index) => {
          const item = items[index]!;
          const isRow = item.kind === 'row';
          return (
            <div
              key={item.id}
              role="row"
              aria-label={item.label}
              aria-rowindex={index + 1}
              {...(isRow && onSelect !== undefined ? { 'aria-selected': item.id === selectedId } : {})}
              {...(isRow ? { tabIndex: index === current ? 0 : -1, 'data-index': index } : {})}
              className={classNames(styles['row'], isRow ? styles['item'] : styles['heading'], item.id === selectedId && styles['selected'])}
              style={{ top: tops[index], height: tops[index + 1]! - tops[index]! }}
              onClick={() => {
                if (!isRow) return;
                setStandsOn(item.id);
                onSelect?.(item);
              }}
              onDoubleClick={(event) => {
                if (isRow && (event.target as HTMLElement).closest(CONTROLS) === null) onPrimary?.(item);
              }}
            >
              <div role="gridcell" className={styles['cell']}>
                <InRow value={true}>{render(item)}</InRow>
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where the list stands: on the row with the id, else on the row that took its place, else on the first row. */
function useCurrentIndex(items: readonly RowListItem[], id: string | null): number {
  const last = useRef(0);
  const index = id === null ? -1 : items.findIndex((item) => item.id === id);
  const place = index === -1 && id !== null ? Math.min(last.current, items.length - 1) : index;
  const row = items[place]?.kind === 'row' ? place : items.findIndex((item, at) => item.kind === 'row' && at >= place);
  const found = row === -1 ? items.findLastIndex((item) => item.kind === 'row') : row;
  useLayoutEffect(() => {
    last.current = found;
  }, [found]);
  return found;
}

function indexesBetween({ first, last }: { first: number; last: number }, current: number): number[] {
  const indexes = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  // The row stood on stays in the page, or scrolling would take the focus away.
  if (current !== -1 && current < first) indexes.unshift(current);
  if (current > last) indexes.push(current);
  return indexes;
}

function moveInRow(row: HTMLElement, step: 1 | -1): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>(CONTROLS)];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
}
