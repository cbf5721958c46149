import type { Translation } from '../../../electron/contract/words/say.ts';
import type { palette as en } from '../en/palette.ts';

export const palette: Translation<typeof en> = {
  title: '命令面板',
  placeholder: '输入版本、命令或页面…',
  results: '结果',
  nothing: '没有与“{{query}}”匹配的结果。',
  nothingHint: '可以输入版本（1.26、latest、go1.26.3），或“安装”等关键词。',
  count_other: '{{count}} 个结果',
  goTo: '前往{{page}}',
  group: { pages: '页面', versions: '版本', projects: '项目', settings: '设置', actions: '操作' },
  keys: { move: '移动', run: '执行', close: '关闭' },
};
