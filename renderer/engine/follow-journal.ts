import { useJournal } from './stores.ts';

/**
 * Tells of every new entry whose action fits, whoever made the change: this window, another one, or a command elsewhere
 * (of which no event `journalAppended` tells). Of several new ones `listener` gets the newest. Returns what stops it.
 */
export function followJournal(fits: (action: string) => boolean, listener: (action: string) => void): () => void {
  let known: string | null | undefined;
  return useJournal.subscribe(({ value }) => {
    if (value === null) return;
    const latest = value.find(({ action }) => fits(action)) ?? null;
    const isNews = known !== undefined && latest !== null && latest.id !== known;
    known = latest?.id ?? null;
    if (isNews) listener(latest.action);
  });
}
