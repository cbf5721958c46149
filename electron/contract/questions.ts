/** What a person is asked about: each with the things named, as they would take effect. */
export type ReachQuestionKind =
  | 'folder'
  | 'sdk'
  | 'program'
  | 'address'
  | 'trust'
  | 'authorities'
  | 'proxy'
  | 'go-values';

export interface ReachQuestion {
  readonly kind: ReachQuestionKind;
  readonly names: readonly string[];
}

/** A question that waits for the person, as windows show it: without secrets, and where it is to be answered. */
export interface OpenQuestion extends ReachQuestion {
  readonly id: number;
  /** The terminal in which `goswitch ui` runs, or a dialog of the system. */
  readonly where: 'terminal' | 'dialog';
}
