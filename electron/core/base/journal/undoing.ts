import { AsyncLocalStorage } from 'node:async_hooks';

const undone = new AsyncLocalStorage<string>();

/**
 * Runs `work`; every journal entry written during it, however deep below, says that it undoes the entry `id`. This way
 * undoing uses the same functions as doing, which know nothing of it.
 */
export function undoing<T>(id: string, work: () => Promise<T>): Promise<T> {
  return undone.run(id, work);
}

/** The entry that is being undone here, if any. */
export function entryBeingUndone(): string | undefined {
  return undone.getStore();
}
