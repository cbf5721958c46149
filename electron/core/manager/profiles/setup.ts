import type {
  DetectedTarget,
  ProfileChange,
  ProfileState,
  SetupTarget,
  ShellName,
} from '../../../contract/profiles.ts';

export interface SetupOptions {
  /** Default: every target that is there. */
  readonly targets?: readonly SetupTarget[];
  /** Go ahead where a block was edited by hand or a profile does not parse. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

interface UndoAllOptions {
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

/** A line to comment out: of a `ProfileObstacle` that is fixable. */
export interface LineFix {
  /** Whose file it is; where it is left out, the file's name tells, or it is the login shell's. */
  readonly shell?: ShellName;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface Setup {
  /** What set-up can edit on this machine. */
  targets(): Promise<DetectedTarget[]>;
  /** What `apply` would do, file by file; nothing is written. Throws `invalid-input` for a target of another system. */
  preview(options?: SetupOptions): Promise<ProfileChange[]>;
  /**
   * Puts shims on PATH. A file that must not be changed is `refused` with its reason, the others are done. Throws as
   * `preview`, `lock-timeout`.
   */
  apply(options?: SetupOptions): Promise<ProfileChange[]>;
  previewUndo(options?: UndoAllOptions): Promise<ProfileChange[]>;
  /** Undoes every edit of profiles, newest first. Throws `lock-timeout`. */
  undo(options?: UndoAllOptions): Promise<ProfileChange[]>;
  /**
   * Undoes the one edit that a journal entry records. Throws `invalid-input` when there is none, or it is undone
   * already.
   */
  undoEntry(journalId: string, options?: UndoAllOptions): Promise<ProfileChange>;
  /** What `applyGoBin` would do; nothing is written. */
  previewGoBin(folder: string, options?: Pick<SetupOptions, 'targets'>): Promise<ProfileChange[]>;
  /**
   * Puts a folder of installed Go tools last on PATH, in a block of its own in each profile of `targets` (default:
   * every target that is there). Throws `lock-timeout`.
   */
  applyGoBin(folder: string, options?: Pick<SetupOptions, 'targets'>): Promise<ProfileChange[]>;
  /** What `applyFix` would do; nothing is written. */
  previewFix(fix: LineFix): Promise<ProfileChange>;
  /**
   * Comments a line out, under GoSwitch's marker. `refused` when it reads otherwise by now or spans several lines.
   * Throws `lock-timeout`, `fix-impossible`.
   */
  applyFix(fix: LineFix): Promise<ProfileChange>;
  /** How each profile stands. */
  state(options?: Pick<SetupOptions, 'targets'>): Promise<ProfileState[]>;
}
