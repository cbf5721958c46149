import type { shell as en } from '../en/shell.ts';
import type { Translation } from '../translation.ts';

export const shell: Translation<typeof en> = {
  navigation: '主导航',
  pages: {
    versions: '版本',
    projects: '项目',
    environment: '环境',
    network: '网络',
    activity: '活动',
    settings: '设置',
    'first-run': '欢迎',
  },
  skipToContent: '跳到正文',
  search: '查找，或输入 1.26…',
  starting: '正在启动 GoSwitch…',
  connectionLost: '无法连接 GoSwitch 引擎，当前显示的内容可能已过时。',
  reconnecting: '正在重新连接…',
  reconnectNow: '立即重连',
  sessionEnded: '此窗口的会话已结束，请运行“goswitch ui”重新打开。',
  badge_other: '有 {{count}} 项需要留意',
  crashed: '此页面出错了',
  crashedWhy: '这是 GoSwitch 窗口自身的故障，引擎和正在进行的下载不受影响。',
  reload: '重新加载窗口',
  pageMissing: '没有这个页面。',
};
