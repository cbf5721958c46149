/** The English texts of a self-test, for `goswitch doctor --self-test` and the window. `{{name}}` is a parameter. */

/**
 * Why a stage failed. `{{program}}` is the program that the stage starts, `{{tool}}` is the command of the stage.
 */
export const STAGE_PROBLEM_WORDS = {
  crashed: '{{tool}} was killed by {{signal}}.',
  failed: '{{tool}} exited with code {{code}}: {{line}}',
  'failed-silently': '{{tool}} exited with code {{code}} and no output.',
  'timed-out': '{{tool}} did not finish within {{seconds}} seconds.',
  'not-found': '{{program}} does not exist.',
  'not-permitted': '{{program}} cannot be run: it is not executable, or its file system is mounted noexec.',
  'wrong-platform': '{{program}} is for {{platform}}, but this machine is {{machine}}.',
  'not-started': '{{program}} could not be started ({{reason}}).',
  'no-result': '{{tool}} reported success, but {{missing}} does not exist.',
  'wrong-answer': '{{tool}} reported success, but its output is wrong.',
  'too-much-output': '{{tool}} wrote too much output and was stopped.',
} as const;

/** Why a stage was not run. */
export const STAGE_SKIP_WORDS = {
  'needs-earlier-stage': 'It needs the result of {{stage}}.',
  'cgo-off': 'CGO_ENABLED is 0.',
  'cgo-no-compiler': 'The go command found no C compiler, so cgo is off.',
} as const;

/** Why the startup time could not be measured. */
export const STARTUP_GAP_WORDS = {
  'no-program': 'There is no program to start, because an earlier stage failed.',
  'no-inittrace': 'This needs Go 1.16 or later (GODEBUG=inittrace).',
  'no-trace-tool': 'go tool trace could not print the events: {{line}}',
  'no-trace': 'The program wrote no trace: {{line}}',
  'not-understood': 'GoSwitch does not support this trace format.',
} as const;

/** The verdict of the whole self-test. */
export const VERDICT_WORDS = {
  'all-good': 'No problems found: every stage passes, as fast as in a clean environment.',
  'fails-in-yours': '{{stage}} fails in your environment and passes in a clean one.',
  'crashes-in-yours': '{{stage}} crashes with {{signal}} in your environment and passes in a clean one.',
  'slow-in-yours': '{{stage}} takes {{times}} times as long in your environment: {{yours}} instead of {{clean}}.',
  'fails-in-both': '{{stage}} fails in a clean environment too, so the problem is in the SDK or this machine.',
  'crashes-in-both':
    '{{stage}} crashes with {{signal}} in a clean environment too, so the problem is in the SDK or this machine.',
  'fails-in-clean':
    '{{stage}} passes in your environment and fails in a clean one, so it needs something from your environment.',
} as const;

export type StageProblemKind = keyof typeof STAGE_PROBLEM_WORDS;
export type StageSkipKind = keyof typeof STAGE_SKIP_WORDS;
export type StartupGapKind = keyof typeof STARTUP_GAP_WORDS;
export type VerdictKind = keyof typeof VERDICT_WORDS;
