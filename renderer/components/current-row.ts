import { useLayoutEffect, useRef } from 'react';

/**
 * Where a list stands: on the row with the id, else on the row that took its place, else on the first row; -1 without
 * any row. A list that shows something else (another `scope`) has no place to keep.
 */
export function useCurrentRow(
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
