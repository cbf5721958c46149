import type { Translation } from '../../../electron/contract/words/say.ts';
import type { snapshot as en } from '../en/snapshot.ts';

export const snapshot: Translation<typeof en> = {
  open: '快照…',
  title: '环境快照',
  means:
    '将本机的检查结果、版本、变量和设置保存为一个文件，用于报告问题或与同事对比。其中不含密码等敏感信息，也不含你的用户名和本机名称。',
  save: '保存…',
  saved: '已将快照保存为 {{file}}。',
  compare: '与文件对比…',
  command: '保存环境快照',
  compareCommand: '将环境与快照对比',
  comparing: '正在检查本机…',
  notJson: '{{file}} 不是快照：内容不是 JSON。',
  tooLarge: '{{file}} 过大，不是快照。',
  with: '本机与 {{file}} 对比（{{when}}由 GoSwitch {{version}} 保存）',
  same: '没有差异',
  sameHint: '影响 Go 的所有内容都与文件一致。',
  differences_other: '{{count}} 处差异',
  name: '项目',
  ours: '本机',
  theirs: '文件中',
  none: '无',
  place: '第 {{place}} 位',
  part: {
    machine: '机器',
    go: 'Go',
    'go-env': 'go env',
    variable: '变量',
    path: 'PATH',
    sdk: 'SDK',
    finding: '检查结果',
    setting: 'GoSwitch 设置',
  },
};
