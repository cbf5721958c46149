// biome-ignore-all lint/a11y: an ARIA grid of positioned elements; the grid hears the keys and one row at a time is focusable
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { InRow } from './in-row.ts';
import { isOnControl, moveInRow, useRowFocus } from './row-focus.ts';
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

interface RowListProps<Item extends RowListItem> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactNode;
  readonly selectedId?: string | null;
  /**
   * What the list is narrowed to, as a text: when that changes and the current row is gone, the list starts over at its
   * first row.
   */
  readonly scope?: string;
  /** Follows the keys and the click. */
  readonly onSelect?: (item: Item) => void;
  /** Enter or a double click: the primary action of the row. */
  readonly onPrimary?: (item: Item) => void;
}

const OVERSCAN = 8;
/** Of a row, for what a page is. */
const USUAL_ROW_REM = 2.75;

/**
 * A list of hundreds of rows as an ARIA grid: up and down move between rows, left and right between the controls of
 * one, Enter does the primary action. Only rows near the viewport are in the page. Why it is not react-aria's GridList:
 * docs/decisions/0030-list-of-rows.md.
 */
export function RowList<Item extends RowListItem>({
  label,
  items,
  render,
  selectedId = null,
  scope,
  onSelect,
  onPrimary,
}: RowListProps<Item>) {
  const { ref, viewport, remPx } = useViewport<HTMLDivElement>();
  const tops = useMemo(() => rowTops(items.map((item) => item.heightRem * remPx)), [items, remPx]);
  const [standsOn, setStandsOn] = useState<string | null>(null);
  const current = useCurrentRow(items, standsOn ?? selectedId, scope);
  const focus = useRowFocus(ref, current);

  function stand(item: Item): void {
    setStandsOn(item.id);
    onSelect?.(item);
  }

  function moveTo(index: number): void {
    const item = items[index];
    const scroller = ref.current;
    if (item === undefined || scroller === null) return;
    focus.take();
    stand(item);
    // A heading right above comes into view with its first row.
    const above = items[index - 1]?.kind === 'heading' ? index - 1 : index;
    if (tops[above]! < scroller.scrollTop) scroller.scrollTop = tops[above]!;
    else if (tops[index + 1]! > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = tops[index + 1]! - scroller.clientHeight;
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (row === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = Number(row.dataset['index']);
    const page = Math.max(1, Math.floor(viewport.height / (USUAL_ROW_REM * remPx)) - 1);
    const next = rowForKey(event.key, index, { count: items.length, page, isRow: (at) => items[at]?.kind === 'row' });
    if (next !== null) moveTo(next);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
      moveInRow(row, event.key === 'ArrowRight' ? 1 : -1);
    else if (event.key === 'Enter' && event.target === row) onPrimary?.(items[index]!);
    else return;
    event.preventDefault();
  }

  return (
    <div ref={ref} className={styles['scroller']}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={items.length}
        className={styles['grid']}
        style={{ height: tops[tops.length - 1] }}
        onKeyDown={onKeyDown}
        onFocus={focus.onFocus}
        onBlur={focus.onBlur}
      >
        {rowsInPage(visibleRows(tops, viewport, OVERSCAN), current).map((index) => {
          const item = items[index]!;
          const isRow = item.kind === 'row';
          const isSelected = item.id === selectedId;
          return (
            <div
              key={item.id}
              role="row"
              aria-label={item.label}
              aria-rowindex={index + 1}
              {...(isRow ? { tabIndex: index === current ? 0 : -1, 'data-index': index } : {})}
              {...(isRow && onSelect !== undefined ? { 'aria-selected': isSelected } : {})}
              className={classNames(
                styles['row'],
                isRow ? styles['item'] : styles['heading'],
                isSelected && styles['selected'],
              )}
              style={{ top: tops[index], height: item.heightRem * remPx }}
              {...(isRow
                ? {
                    onClick: () => stand(item),
                    onDoubleClick: (event) => isOnControl(event.target) || onPrimary?.(item),
                  }
                : {})}
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

/** The rows near the viewport, and the current one: scrolling must not take the focus away. */
function rowsInPage(range: { first: number; last: number } | null, current: number): number[] {
  if (range === null) return [];
  const { first, last } = range;
  const near = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (current > last) return [...near, current];
  return current !== -1 && current < first ? [current, ...near] : near;
}

/**
 * Where a list stands: on the row with the id, else on the row that took its place, else on the first row; -1 without
 * any row. A list that shows something else (another `scope`) has no place to keep.
 */
function useCurrentRow(
  items: readonly { readonly id: string; readonly kind: 'row' | 'heading' }[],
  id: string | null,
  scope = '',
): number {
  const last = useRef({ place: 0, scope });
  const index = id === null ? -1 : items.findIndex((item) => item.id === id);
  const place =
    index === -1 && id !== null
      ? Math.min(last.current.scope === scope ? last.current.place : 0, items.length - 1)
      : index;
  const row = items[place]?.kind === 'row' ? place : items.findIndex((item, at) => item.kind === 'row' && at >= place);
  const found = row === -1 ? items.findLastIndex((item) => item.kind === 'row') : row;
  useLayoutEffect(() => {
    last.current = { place: found, scope };
  }, [found, scope]);
  return found;
}
