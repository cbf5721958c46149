import type { STAGE_PROBLEM_WORDS, STAGE_SKIP_WORDS, STARTUP_GAP_WORDS, VERDICT_WORDS } from '../en/self-test.ts';
import type { Translation } from '../say.ts';

export const stageProblem: Translation<typeof STAGE_PROBLEM_WORDS> = {
  crashed: '{{tool}} 被 {{signal}} 终止。',
  failed: '{{tool}} 以退出码 {{code}} 结束：{{line}}',
  'failed-silently': '{{tool}} 以退出码 {{code}} 结束，没有任何输出。',
  'timed-out': '{{tool}} 在 {{seconds}} 秒内没有结束。',
  'not-found': '{{program}} 不存在。',
  'not-permitted': '{{program}} 不允许运行：缺少执行权限，或所在文件系统以 noexec 挂载。',
  'wrong-platform': '{{program}} 是 {{platform}} 的程序，而本机是 {{machine}}。',
  'not-started': '无法启动 {{program}}（{{reason}}）。',
  'no-result': '{{tool}} 看似正常结束，却没有产生 {{missing}}。',
  'wrong-answer': '{{tool}} 看似正常结束，结果却不对。',
  'too-much-output': '{{tool}} 不停地输出。',
};

export const stageSkip: Translation<typeof STAGE_SKIP_WORDS> = {
  'needs-earlier-stage': '它需要 {{stage}} 的产物。',
  'cgo-off': 'CGO_ENABLED 为 0。',
  'cgo-no-compiler': 'go 命令找不到 C 编译器，因此不使用 cgo。',
};

export const startupGap: Translation<typeof STARTUP_GAP_WORDS> = {
  'no-program': '没有可启动的程序：之前的阶段失败了。',
  'no-inittrace': '程序无法报告：inittrace 自 Go 1.16 起才有。',
  'no-trace-tool': 'go tool trace 无法列出事件：{{line}}',
  'no-trace': '程序没有写出跟踪数据：{{line}}',
  'not-understood': 'GoSwitch 不认识这种格式的跟踪数据。',
};

export const selfTestVerdict: Translation<typeof VERDICT_WORDS> = {
  'all-good': '一切正常：全部通过，速度与干净环境相当。',
  'fails-in-yours': '{{stage}} 在你的环境中失败，在干净的环境中通过。',
  'crashes-in-yours': '{{stage}} 在你的环境中因 {{signal}} 崩溃，在干净的环境中通过。',
  'slow-in-yours': '{{stage}} 在你的环境中耗时是干净环境的 {{times}} 倍：{{yours}}，而非 {{clean}}。',
  'fails-in-both': '{{stage}} 在干净的环境中也失败：问题出在 SDK 或本机。',
  'crashes-in-both': '{{stage}} 在干净的环境中也因 {{signal}} 崩溃：问题出在 SDK 或本机。',
  'fails-in-clean': '{{stage}} 在你的环境中通过，在干净的环境中失败：它依赖你环境中的某些设置。',
};
