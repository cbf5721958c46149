import { z } from 'zod';
import type { CallResult } from '../call.ts';
import type { PinResult, ProjectInfo, UnpinResult } from '../projects.ts';
import { nothing, pathField, specField } from './fields.ts';

const folder = z.strictObject({ folder: pathField });
const groupName = z.string().trim().min(1).max(64);

export const projectsInputs = {
  'projects.list': nothing,
  'projects.add': folder,
  'projects.remove': folder,
  'projects.inspect': folder,
  'projects.pin': z.strictObject({ folder: pathField, spec: specField }),
  'projects.unpin': folder,
  /** The whole group as it shall be; no folder at all ends it. */
  'projects.setGroup': z.strictObject({ name: groupName, folders: z.array(pathField).max(1000) }),
  'projects.pinGroup': z.strictObject({ name: groupName, spec: specField }),
};

/** Projects that are pinned together. A project is in one group at most. */
export interface ProjectGroup {
  readonly name: string;
  /** Listed projects, absolute. */
  readonly folders: readonly string[];
}

/** Projects in the order they were added, groups by name. */
export interface ProjectsView {
  readonly projects: readonly ProjectInfo[];
  readonly groups: readonly ProjectGroup[];
}

export interface ProjectsApi {
  'projects.list': ProjectsView;
  /** Throws `invalid-input` for what is no folder. */
  'projects.add': ProjectInfo;
  /** Takes it off the list and out of its group; touches nothing in it. */
  'projects.remove': null;
  /** Any folder, listed or not. */
  'projects.inspect': ProjectInfo;
  /** Throws `invalid-spec`, `invalid-input`, `permission-denied`, `disk-full`. */
  'projects.pin': PinResult;
  'projects.unpin': UnpinResult;
  /** Returns all groups. Throws `invalid-input` for a folder that is no listed project. */
  'projects.setGroup': readonly ProjectGroup[];
  /**
   * One result for each project of the group, in its order: one that cannot be pinned does not keep the others from it.
   */
  'projects.pinGroup': readonly { readonly folder: string; readonly result: CallResult<PinResult> }[];
}
