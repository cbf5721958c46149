import type { common as en } from '../en/common.ts';
import type { Translation } from '../translation.ts';

export const common: Translation<typeof en> = {
  close: '关闭',
  cancel: '取消',
  confirm: '继续',
  undo: '撤销',
  retry: '重试',
  copy: '复制',
  copied: '已复制',
  copyRefused: '浏览器不允许复制。',
  copyDetails: '复制详细信息',
  dismiss: '知道了',
  loading: '正在加载…',
  details: '详情',
  more: '更多操作',
  none: '无',
  save: '保存',
  reset: '恢复默认值',
  notifications: '通知',
  technicalDetails: '技术细节',
  selected: '已选中',
  linesAdded_other: '新增 {{count}} 行',
  linesRemoved_other: '删除 {{count}} 行',
  noChanges: '没有任何改动。',
  timeLeft: '剩余 {{duration}}',
  progressOf: '{{done}} / {{total}}',
};
