import type { ComponentType } from 'react';
import type { shell } from '../i18n/en/shell.ts';

/**
 * How a feature plugs into the window. A feature is a folder `renderer/features/<topic>/`; features never import each
 * other.
 *
 * - `feature.ts` exports one `Feature` (this type); shell/features.ts lists it. It and what it imports is loaded at start, so it stays small: no page.
 * - Page: `page: async () => (await import('./versions-page.tsx')).VersionsPage`. It lives at `#/<id>`; what follows in the address is `useRoute()`
 *   of app/route.ts, and `navigate(id, { path, query })` goes there. A page renders `<Page title=... actions=...>` of app/page.tsx.
 * - Navigation: `navigation` with an icon of lucide-react and, where there is something to look at, `useBadge`. Its label is
 *   `shell:pages.<id>` of the catalogues.
 * - Engine: `call(method, input)` of engine/engine.ts; shared truths are the stores of engine/stores.ts (`useSdks`, `useReleases`, `useCurrent`,
 *   `useJobs`, `useProjects`, `useSettings`, `useJournal`, `useApp`), filled by the snapshot and kept in step by events. Truth that only this feature shows is a
 *   `createRemoteStore(load)` in its folder, refreshed in `start` by `onEngineEvent(name, ...)`. What only the screen knows (filter, selection) is a
 *   zustand store `<topic>-view.ts`. Rules (sorting, grouping, matching) are pure functions in files of their own, with unit tests.
 * - Commands: `start` calls `registerCommands(provider)` of app/commands.ts; `resolve` takes specs.
 * - Texts: `renderer/i18n/en/<topic>.ts` and `zh-CN/<topic>.ts`, listed in en/en.ts and zh-CN/zh-cn.ts; `const { t } = useTranslation('<topic>')` in
 *   components, `t('<topic>:key')` of i18n/i18n.ts elsewhere; sizes, dates and rates by `useFormat()`.
 * - Feedback: `toast({ text, action })`, `confirm({ ... })` and `runAction(work)` (failures become a notice) of components/.
 */
export interface Feature {
  readonly id: FeatureId;
  readonly page: () => Promise<ComponentType>;
  readonly navigation?: Navigation;
  /** Called once, before the snapshot has come. */
  readonly start?: () => void;
}

/** Every id has its name in the catalogue of the shell. */
export type FeatureId = keyof (typeof shell)['pages'];

export interface Navigation {
  readonly icon: ComponentType<{ size?: number; strokeWidth?: number }>;
  /** `end`: below, apart from the others. */
  readonly place?: 'end';
  /** A hook: how many things want attention, 0 for none. */
  readonly useBadge?: () => number;
}
