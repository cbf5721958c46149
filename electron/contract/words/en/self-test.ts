/**
 * What a self-test says, in English: `goswitch doctor --self-test` and the English window say the same. `{{name}}`
 * stands for a parameter.
 */

/**
 * Why a stage failed, as one plain sentence. `{{program}}`: what was to be started, `{{tool}}`: the command of this
 * stage.
 */
export const STAGE_PROBLEM_WORDS = {
  crashed: '{{tool}} was ended by {{signal}}.',
  failed: '{{tool}} ended with code {{code}}: {{line}}',
  'failed-silently': '{{tool}} ended with code {{code}} and said nothing.',
  'timed-out': '{{tool}} did not end within {{seconds}} seconds.',
  'not-found': '{{program}} is not there.',
  'not-permitted': '{{program}} may not be run: it lacks the permission, or its file system is mounted noexec.',
  'wrong-platform': '{{program}} is a program for {{platform}}, and this machine is {{machine}}.',
  'not-started': '{{program}} cannot be started ({{reason}}).',
  'no-result': '{{tool}} ended as if all were well, but {{missing}} is not there.',
  'wrong-answer': '{{tool}} ended as if all were well, but answered with something else.',
  'too-much-output': '{{tool}} did not stop writing output.',
} as const;

/** Why a stage was not run. */
export const STAGE_SKIP_WORDS = {
  'needs-earlier-stage': 'It needs what {{stage}} makes.',
  'cgo-off': 'CGO_ENABLED is 0.',
  'cgo-no-compiler': 'The go command finds no C compiler, so it leaves cgo out.',
} as const;

/** Why there is no figure of the start-up. */
export const STARTUP_GAP_WORDS = {
  'no-program': 'There is no program to start: a stage before failed.',
  'no-inittrace': 'The program does not tell: inittrace came with Go 1.16.',
  'no-trace-tool': 'go tool trace cannot print events: {{line}}',
  'no-trace': 'The program wrote no trace: {{line}}',
  'not-understood': 'The trace is in a form that GoSwitch does not know.',
} as const;

/** What it all comes to. */
export const VERDICT_WORDS = {
  'all-good': 'All good: everything passes, and as fast as in a clean environment.',
  'fails-in-yours': '{{stage}} fails in your environment and passes in a clean one.',
  'crashes-in-yours': '{{stage}} crashes with {{signal}} in your environment and passes in a clean one.',
  'slow-in-yours': '{{stage}} takes {{times}} times as long in your environment: {{yours}} instead of {{clean}}.',
  'fails-in-both': '{{stage}} fails in a clean environment too: the SDK or this machine is at fault.',
  'crashes-in-both':
    '{{stage}} crashes with {{signal}} in a clean environment too: the SDK or this machine is at fault.',
  'fails-in-clean': '{{stage}} passes in your environment and fails in a clean one: something of yours is needed.',
} as const;

export type StageProblemKind = keyof typeof STAGE_PROBLEM_WORDS;
export type StageSkipKind = keyof typeof STAGE_SKIP_WORDS;
export type StartupGapKind = keyof typeof STARTUP_GAP_WORDS;
export type VerdictKind = keyof typeof VERDICT_WORDS;
