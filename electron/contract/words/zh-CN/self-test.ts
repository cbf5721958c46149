import type { STAGE_PROBLEM_WORDS, STAGE_SKIP_WORDS, STARTUP_GAP_WORDS, VERDICT_WORDS } from '../en/self-test.ts';
import type { Translation } from '../say.ts';

export const stageProblem: Translation<typeof STAGE_PROBLEM_WORDS> = {
  crashed: '{{tool}} 被 {{signal}} 终止。',
  failed: '{{tool}} 退出，退出码 {{code}}：{{line}}',
  'failed-silently': '{{tool}} 退出，退出码 {{code}}，没有输出。',
  'timed-out': '{{tool}} 在 {{seconds}} 秒内没有完成。',
  'not-found': '{{program}} 不存在。',
  'not-permitted': '无法运行 {{program}}：它不可执行，或所在文件系统以 noexec 挂载。',
  'wrong-platform': '{{program}} 适用于 {{platform}}，而本机是 {{machine}}。',
  'not-started': '无法启动 {{program}}（{{reason}}）。',
  'no-result': '{{tool}} 报告成功，但 {{missing}} 不存在。',
  'wrong-answer': '{{tool}} 报告成功，但输出不正确。',
  'too-much-output': '{{tool}} 输出过多，已被停止。',
};

export const stageSkip: Translation<typeof STAGE_SKIP_WORDS> = {
  'needs-earlier-stage': '它需要 {{stage}} 的结果。',
  'cgo-off': 'CGO_ENABLED 为 0。',
  'cgo-no-compiler': 'go 命令找不到 C 编译器，因此 cgo 已关闭。',
};

export const startupGap: Translation<typeof STARTUP_GAP_WORDS> = {
  'no-program': '没有可启动的程序，因为前面的阶段失败了。',
  'no-inittrace': '需要 Go 1.16 或更高版本（GODEBUG=inittrace）。',
  'no-trace-tool': 'go tool trace 无法列出事件：{{line}}',
  'no-trace': '程序没有写出跟踪数据：{{line}}',
  'not-understood': 'GoSwitch 不支持这种跟踪数据格式。',
};

export const selfTestVerdict: Translation<typeof VERDICT_WORDS> = {
  'all-good': '未发现问题：所有阶段均通过，速度与干净环境相当。',
  'fails-in-yours': '{{stage}} 在你的环境中失败，在干净环境中通过。',
  'crashes-in-yours': '{{stage}} 在你的环境中因 {{signal}} 崩溃，在干净环境中通过。',
  'slow-in-yours': '{{stage}} 在你的环境中耗时 {{yours}}，是干净环境（{{clean}}）的 {{times}} 倍。',
  'fails-in-both': '{{stage}} 在干净环境中也失败，问题出在 SDK 或本机。',
  'crashes-in-both': '{{stage}} 在干净环境中也因 {{signal}} 崩溃，问题出在 SDK 或本机。',
  'fails-in-clean': '{{stage}} 在你的环境中通过，在干净环境中失败，它依赖你环境中的某些设置。',
};
