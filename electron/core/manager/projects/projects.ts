import type { ProjectGroup } from '../../../contract/api.ts';
import type { CallResult } from '../../../contract/call.ts';
import type { PinResult, ProjectInfo, UnpinResult } from '../../../contract/projects.ts';

/** The folders that a person keeps an eye on, and the pins of any folder. `create-projects.ts` makes it. */
export interface Projects {
  /**
   * Every listed project, inspected, in the order they were added. A damaged projects.json is set aside and the list is
   * empty.
   */
  list(): Promise<readonly ProjectInfo[]>;
  /** Puts a folder on the list. Throws `invalid-input` for what is no folder, `permission-denied`, `disk-full`. */
  add(folder: string): Promise<ProjectInfo>;
  /** Takes a folder off the list, there or not; touches nothing in it. True when it was listed. */
  remove(folder: string): Promise<boolean>;
  /** Any folder, listed or not. */
  inspect(folder: string): Promise<ProjectInfo>;
  /**
   * Pins a folder; see create-pins.ts. Throws `invalid-spec`, `invalid-input`, `pin-not-installed`,
   * `permission-denied`, `disk-full`.
   */
  pin(folder: string, spec: string): Promise<PinResult>;
  unpin(folder: string): Promise<UnpinResult>;
  /** By name. */
  groups(): Promise<readonly ProjectGroup[]>;
  /**
   * Makes, changes or (without folders) ends a group; its folders leave other groups. Returns all. Throws
   * `invalid-input` for an unlisted folder.
   */
  setGroup(name: string, folders: readonly string[]): Promise<readonly ProjectGroup[]>;
  /** Pins each project of a group, whatever becomes of the others. Throws `invalid-input` for an unknown group. */
  pinGroup(
    name: string,
    spec: string,
  ): Promise<readonly { readonly folder: string; readonly result: CallResult<PinResult> }[]>;
  /**
   * Undoes a journal entry of a pin, or of the list of projects, by its `undo` part, and journals that. Throws
   * `undo-impossible`.
   */
  restore(undo: Readonly<Record<string, unknown>>): Promise<void>;
  /**
   * Emits `projectChanged` for listed projects until the returned function is called; follows `projectsChanged` and
   * `homeChanged`.
   */
  watch(): Promise<() => void>;
}
