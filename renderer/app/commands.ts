import type { ComponentType } from 'react';
import { create } from 'zustand';

/** One line of the palette. Texts are translated already. */
export interface Command {
  /** Unique among all features: `versions.use:go1.26.3`. */
  readonly id: string;
  readonly title: string;
  /** Muted text after the title. */
  readonly hint?: string;
  /** More words to find it by: the other language, synonyms, a path. */
  readonly keywords?: string;
  /** Destroys something: stands below everything else that fits, so that Enter never meets it unasked. */
  readonly isDestructive?: boolean;
  /** Heading it stands under, translated. */
  readonly group: string;
  readonly icon?: ComponentType<{ size?: number }>;
  /** What Enter does. What it rejects with is shown as a notice. */
  run(): void | Promise<void>;
}

/** What a feature offers to the palette. */
export interface CommandProvider {
  readonly id: string;
  /**
   * Everything on offer; the palette keeps what fits the words typed. Asked each time the palette opens or its stores
   * change.
   */
  commands(): readonly Command[];
  /**
   * What the words mean beyond that (a spec like `1.26` or `latest`), for the top of the list, not filtered. Called
   * after a pause in typing; what it throws is not shown.
   */
  resolve?(words: string, signal: AbortSignal): Promise<readonly Command[]>;
}

export const useCommandProviders = create<{ readonly providers: readonly CommandProvider[] }>(() => ({
  providers: [],
}));

/** Adds a provider, in the place of one with the same id. Returns what takes it out again. */
export function registerCommands(provider: CommandProvider): () => void {
  useCommandProviders.setState(({ providers }) => ({
    providers: [...providers.filter(({ id }) => id !== provider.id), provider],
  }));
  return () =>
    useCommandProviders.setState(({ providers }) => ({ providers: providers.filter((other) => other !== provider) }));
}

/** Whether the palette is open, and the words it opens with. */
export const usePalette = create<{ readonly isOpen: boolean; readonly words: string }>(() => ({
  isOpen: false,
  words: '',
}));

export function openPalette(words = ''): void {
  usePalette.setState({ isOpen: true, words });
}

export function closePalette(): void {
  usePalette.setState({ isOpen: false });
}
