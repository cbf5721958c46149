import { z } from 'zod';
import { type DetectedTarget, type GoOnPathReport, type ProfileChange, type ProfileState, SETUP_TARGETS, type ShellProof } from '../profiles.ts';
import { nothing } from './fields.ts';

const choice = z.strictObject({
  /** Default: every target that is there. */
  targets: z.array(z.enum(SETUP_TARGETS)).max(SETUP_TARGETS.length).exactOptional(),
  /** Go ahead where a block was edited by hand or a profile does not parse. */
  force: z.boolean().exactOptional(),
});
const forceable = z.strictObject({ force: z.boolean().exactOptional() });

export const profilesInputs = {
  'profiles.state': nothing,
  'profiles.preview': choice,
  'profiles.apply': choice,
  'profiles.previewUndo': forceable,
  'profiles.undo': forceable,
  'profiles.prove': nothing,
  'profiles.goOnPath': nothing,
};

export interface SetupState {
  readonly targets: readonly DetectedTarget[];
  readonly states: readonly ProfileState[];
}

export interface ProfilesApi {
  'profiles.state': SetupState;
  /** What `profiles.apply` would do, file by file. */
  'profiles.preview': readonly ProfileChange[];
  /** A file that must not be changed is `refused` with its reason; the others are done. */
  'profiles.apply': readonly ProfileChange[];
  'profiles.previewUndo': readonly ProfileChange[];
  /** Undoes every edit of profiles. */
  'profiles.undo': readonly ProfileChange[];
  /** Starts each shell and asks it which `go` it finds: takes seconds. */
  'profiles.prove': readonly ShellProof[];
  /** Starts the login shell: takes up to some seconds. */
  'profiles.goOnPath': GoOnPathReport;
}
