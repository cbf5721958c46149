import type { Translation } from '../../../electron/contract/words/say.ts';
import type { shell as en } from '../en/shell.ts';

export const shell: Translation<typeof en> = {
  navigation: '主导航',
  pages: {
    versions: '版本',
    projects: '项目',
    environment: '环境',
    network: '网络',
    activity: '操作记录',
    settings: '设置',
    'first-run': '欢迎',
  },
  skipToContent: '跳到内容',
  search: '搜索，或输入 1.26、latest…',
  starting: '正在启动 GoSwitch…',
  connectionLost: '无法连接 GoSwitch 引擎，当前显示的内容可能已过时。',
  reconnecting: '正在重新连接…',
  reconnectNow: '立即重连',
  sessionEnded: '此窗口的会话已结束，请运行“goswitch ui”重新打开。',
  badge_other: '{{count}} 项需要处理',
  crashed: '此页面出错了',
  crashedWhy: '这是 GoSwitch 窗口的缺陷，引擎和正在进行的下载不受影响。',
  reload: '重新加载窗口',
  asked: {
    terminal: 'GoSwitch 正在运行“goswitch ui”的终端中等待确认：',
    dialog: 'GoSwitch 正在系统对话框中等待确认：',
    folder: '是否使用主目录之外的这个文件夹？',
    sdk: '是否运行此文件夹中的 go？',
    program: '是否读取或重新构建此程序？',
    address: '是否连接到此地址？',
    trust: '是否信任此地址提供的校验和？',
    authorities: '是否信任此文件中的证书颁发机构？',
    proxy: '是否通过此代理连接？',
    'go-values': '是否设置能够运行程序或更改信任范围的 Go 变量？',
  },
  pageMissing: '页面不存在。',
};
