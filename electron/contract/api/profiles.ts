import { z } from 'zod';
import {
  type DetectedTarget,
  type GoOnPathReport,
  type ProfileChange,
  type ProfileObstacle,
  type ProfileState,
  SETUP_TARGETS,
  SHELL_NAMES,
  type ShellCheck,
} from '../profiles.ts';
import { nothing, pathField } from './fields.ts';

const choice = z.strictObject({
  /** Default: every target that is there. */
  targets: z.array(z.enum(SETUP_TARGETS)).max(SETUP_TARGETS.length).exactOptional(),
  /** Go ahead where a block was edited by hand or a profile does not parse. */
  force: z.boolean().exactOptional(),
});
const forceable = z.strictObject({ force: z.boolean().exactOptional() });

/** A line as `profiles.obstacles` reports it: `shell` and `at`. Without a shell, the file's name tells whose it is. */
const line = z.strictObject({
  shell: z.enum(SHELL_NAMES).exactOptional(),
  file: pathField,
  line: z.int().min(1).max(10_000_000),
  text: z.string().max(100_000),
});

export const profilesInputs = {
  'profiles.state': nothing,
  'profiles.preview': choice,
  'profiles.apply': choice,
  'profiles.previewUndo': forceable,
  'profiles.undo': forceable,
  'profiles.checkShells': nothing,
  'profiles.goOnPath': nothing,
  'profiles.obstacles': nothing,
  'profiles.previewFix': line,
  'profiles.applyFix': line,
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
  'profiles.checkShells': readonly ShellCheck[];
  /** Starts the login shell: takes up to some seconds. */
  'profiles.goOnPath': GoOnPathReport;
  /** Lines of others that defeat the switch. Starts each shell: takes seconds. */
  'profiles.obstacles': readonly ProfileObstacle[];
  'profiles.previewFix': ProfileChange;
  /** Comments the line out, under GoSwitch's marker. `refused` when it reads otherwise by now. */
  'profiles.applyFix': ProfileChange;
}
