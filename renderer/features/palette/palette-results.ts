import { useEffect, useMemo, useState } from 'react';
import { type Command, useCommandProviders } from '../../app/commands.ts';
import { useReleases } from '../../engine/stores.ts';
import { destructiveLast, groupCommands, matchCommands } from './match-commands.ts';

const PAUSE_MS = 120;
/** More than this nobody reads; another letter narrows it down. */
const MOST_SHOWN = 60;

/**
 * What fits the words typed, by group: first what providers make of them (a spec), then the commands in which they
 * occur.
 */
export function usePaletteResults(words: string): {
  readonly groups: ReturnType<typeof groupCommands>;
  readonly flat: readonly Command[];
} {
  const providers = useCommandProviders((state) => state.providers);
  const resolved = useResolved(words);
  return useMemo(() => {
    const known = providers.flatMap((provider) => provider.commands());
    const ids = new Set(resolved.map(({ id }) => id));
    const matched = matchCommands(known, words).filter(({ id }) => !ids.has(id));
    const groups = groupCommands(destructiveLast([...resolved, ...matched]).slice(0, MOST_SHOWN));
    return { groups, flat: groups.flatMap(({ commands }) => commands) };
  }, [providers, resolved, words]);
}

const NOTHING: readonly Command[] = [];

function useResolved(words: string): readonly Command[] {
  const [answer, setAnswer] = useState<{ readonly words: string; readonly commands: readonly Command[] }>({
    words: '',
    commands: NOTHING,
  });
  const asked = words.trim();
  // What was asked before the list of releases was there means something else once it is.
  const releases = useReleases((state) => state.value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is a reason to ask again
  useEffect(() => {
    if (asked === '') return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const commands = await resolveAll(asked, controller.signal);
      if (!controller.signal.aborted) setAnswer({ words: asked, commands });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked, releases]);
  return answer.words === asked ? answer.commands : NOTHING;
}

/** A provider that cannot say what the words mean has nothing to offer. */
async function resolveAll(words: string, signal: AbortSignal): Promise<readonly Command[]> {
  const { providers } = useCommandProviders.getState();
  const answers = await Promise.allSettled(
    providers.map(async (provider) => (await provider.resolve?.(words, signal)) ?? []),
  );
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}
