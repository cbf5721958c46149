import type { FINDING_WORDS } from '../../contract/words/en/findings/findings.ts';
import type {
  PROBE_ACTION_WORDS,
  PROBE_CAUSE_WORDS,
  PROBE_NEXT_WORDS,
  PROBE_VERDICT_WORDS,
} from '../../contract/words/en/probe.ts';
import type {
  STAGE_PROBLEM_WORDS,
  STAGE_SKIP_WORDS,
  STARTUP_GAP_WORDS,
  VERDICT_WORDS,
} from '../../contract/words/en/self-test.ts';
import type { Translation } from '../../contract/words/say.ts';
import type { doctorWords } from './en/doctor.ts';
import type { frameWords } from './en/frame.ts';
import type { keepingWords } from './en/keeping.ts';
import type { sdkWords } from './en/sdks.ts';
import type { switchingWords } from './en/switching.ts';

/** The English texts of the command by group; one file of words/en each. */
export interface WordGroups {
  readonly frame: typeof frameWords;
  readonly sdks: typeof sdkWords;
  readonly switching: typeof switchingWords;
  readonly doctor: typeof doctorWords;
  readonly keeping: typeof keepingWords;
}

/** Help on one command; the same shape as its `Command`, texts alone. */
export interface HelpTexts {
  readonly summary: string;
  readonly arguments?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, string>>;
  readonly details?: readonly string[];
  /** In the order of the command's own. */
  readonly examples: readonly string[];
}

/** Everything the command says, in another language than English. */
export interface Catalogue {
  readonly words: { readonly [Group in keyof WordGroups]: Translation<WordGroups[Group]> };
  /** By the name of the command. */
  readonly help: Readonly<Record<string, HelpTexts>>;
  /** Headings of `goswitch --help`, by the English one. */
  readonly groups: Readonly<Record<string, string>>;
  readonly globalOptions: Readonly<Record<string, string>>;
  readonly findings: Translation<typeof FINDING_WORDS>;
  readonly probe: {
    readonly cause: Translation<typeof PROBE_CAUSE_WORDS>;
    readonly next: Translation<typeof PROBE_NEXT_WORDS>;
    readonly verdict: Translation<typeof PROBE_VERDICT_WORDS>;
    readonly action: Translation<typeof PROBE_ACTION_WORDS>;
  };
  readonly selfTest: {
    readonly problem: Translation<typeof STAGE_PROBLEM_WORDS>;
    readonly skip: Translation<typeof STAGE_SKIP_WORDS>;
    readonly gap: Translation<typeof STARTUP_GAP_WORDS>;
    readonly verdict: Translation<typeof VERDICT_WORDS>;
  };
  /** What each check of the doctor looks at, by its id. */
  readonly checks: Readonly<Record<string, string>>;
  translate(sentence: string): string;
}
