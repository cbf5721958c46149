/** A variable, or several that only together do it, with how that was confirmed. */
export interface ConfirmedNames {
  readonly names: readonly string[];
  readonly proof: 'alone' | 'without';
}

interface CulpritSearch {
  /** Names that differ between the two environments, the most suspicious first. */
  readonly suspects: readonly string[];
  /** Differing names that hardly matter; tried by halves, and only when no suspect explains the harm. */
  readonly others: readonly string[];
  /** Whether the harm shows when these names are as in the user's environment and all others as in the clean one. */
  readonly harmWith: (names: readonly string[]) => Promise<boolean>;
  /** True when enough was tried. */
  readonly isOver: () => boolean;
}

/**
 * Which variables do the harm, confirmed by trying: each suspect alone in an otherwise clean environment; then your
 * environment without each; then all others by halves. Empty when the harm does not show again with all of them (it
 * comes and goes), or nothing was confirmed in time.
 */
export async function findCulprits(search: CulpritSearch): Promise<readonly ConfirmedNames[]> {
  const { suspects, others, harmWith, isOver } = search;
  const all = [...suspects, ...others];
  if (all.length === 0) return [];
  const alone: ConfirmedNames[] = [];
  for (const name of suspects) {
    if (isOver()) return alone;
    if (await harmWith([name])) alone.push({ names: [name], proof: 'alone' });
  }
  if (alone.length > 0) return alone;
  if (isOver() || !(await harmWith(all))) return [];
  const without: ConfirmedNames[] = [];
  for (const name of suspects) {
    if (isOver()) return without;
    if (!(await harmWith(all.filter((one) => one !== name)))) without.push({ names: [name], proof: 'without' });
  }
  if (without.length > 0) return without;
  const rest = await narrow(others, search);
  return rest === null ? [] : [{ names: rest, proof: 'alone' }];
}

/**
 * The smallest part of `names`, halved again and again, that still does the harm; null when all of them together do
 * not.
 */
async function narrow(
  names: readonly string[],
  { harmWith, isOver }: CulpritSearch,
): Promise<readonly string[] | null> {
  if (names.length === 0 || isOver() || !(await harmWith(names))) return null;
  let part = names;
  while (part.length > 1 && !isOver()) {
    const middle = Math.ceil(part.length / 2);
    const halves = [part.slice(0, middle), part.slice(middle)];
    const smaller = (await harmWith(halves[0]!)) ? halves[0]! : (await harmWith(halves[1]!)) ? halves[1]! : null;
    if (smaller === null) return part;
    part = smaller;
  }
  return part;
}
