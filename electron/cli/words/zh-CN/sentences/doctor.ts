import type { SentenceForms } from '../../translate-sentences.ts';

/** Checks, fixes, go env, scan, self-test and snapshots: core/doctor; the meaning of settings. */
export const doctorSentences: SentenceForms = {
  'Run the checks again: goswitch doctor': '请重新检查：goswitch doctor',
  'Made the folder {{folder}}': '创建了文件夹 {{folder}}',
  'Removed the empty folder {{folder}}': '删除了空文件夹 {{folder}}',
  'Could not remove {{folder}}: {{why}}': '没有删除 {{folder}}：{{why}}',
  'The shim {{file}} was changed since then': 'shim {{file}} 之后被改动过',
  'The go command in {{root}} did not answer go env -json': '{{root}} 的 go 没有应答 go env -json',
  'The go command in {{root}} did not respond': '{{root}} 的 go 没有应答',
  'Could not set telemetry: no Go version was found': '无法设置遥测：没有找到 Go 版本',
  'Unknown preset: {{name}}': '没有预设 {{name}}',
  '{{name}}: {{stars}} does not match any saved password': '{{name}}：{{stars}} 不对应任何已保存的密码',
  'There are already {{count}} presets': '已有 {{count}} 个预设',
  '{{name}} must be an absolute path: {{value}}': '{{name}} 必须是绝对路径：{{value}}',
  '{{name}} can be {{values}}, not {{value}}': '{{name}} 可以是 {{values}}，不能是 {{value}}',
  '{{name}} can only be set using the OS environment': '{{name}} 只能通过环境变量设置',
  '{{name}} is set with go telemetry': '{{name}} 要用 go telemetry 设置',
  '{{name}} cannot be modified': '{{name}} 不能修改',
  'go telemetry failed: {{why}}': 'go telemetry 没有成功：{{why}}',
  'It came with Go 1.23': '它自 Go 1.23 起提供',
  '{{file}} was changed since then, so it was not changed again': '{{file}} 之后被改动过，因此没有改动它',
  'Brought {{file}} back to what it was': '恢复了 {{file}} 原来的内容',
  'The backup {{file}} cannot be read': '无法读取备份 {{file}}',
  '{{name}} is not the name of a Go variable': '{{name}} 不是 Go 变量的名称',
  'The value of {{name}} contains a line break, which a go env file cannot store':
    '{{name}} 的值含有换行符，go env 文件无法保存',
  'The checks were stopped': '已停止检查',
  'The check timed out': '检查超时',
  'The check {{id}} did not end within {{seconds}} s': '检查 {{id}} 在 {{seconds}} 秒内没有结束',
  'no answer within {{seconds}} s': '{{seconds}} 秒内没有应答',
  'no answer': '没有应答',
  'The probe was cancelled': '已取消探测',
  'The sources have not been tested yet': '尚未测试来源',
  'No Go version is active to rebuild with': '没有可用于重新构建的启用版本',
  'Stopped building {{file}}': '已停止构建 {{file}}',
  '{{version}} could not build {{package}}: {{why}}': '{{version}} 无法构建 {{package}}：{{why}}',
  'Cancelled while testing the new program': '试运行新程序时已停止',
  'The new program {{why}}, so the old one was kept': '新程序{{why}}，因此保留旧程序',
  'Rebuilt {{name}} ({{target}}) with {{version}}, before {{before}}':
    '重新构建了 {{name}}（{{target}}），使用 {{version}}，之前是 {{before}}',
  '{{file}} cannot be rebuilt: {{why}}': '无法重新构建 {{file}}：{{why}}',
  'go install {{target}} left {{what}}': 'go install {{target}} 留下了{{what}}',
  'go install did not build {{file}} with {{version}}: {{found}}':
    'go install 用 {{version}} 生成的不是 {{file}}：{{found}}',
  'Stopped rebuilding {{file}}': '已停止重新构建 {{file}}',
  '{{file}} was changed by another program in the meantime, so it was not replaced':
    '{{file}} 在此期间被改动，因此没有改动它',
  '{{file}} was changed or removed since then': '{{file}} 之后被改动过，或已不存在',
  'The old program is no longer in {{folder}}': '{{folder}} 中不再保存旧程序',
  'The scan was stopped': '已停止扫描',
  '{{folder}} is not an SDK: it has no {{file}}': '{{folder}} 不是 SDK：没有 {{file}}',
  'The self-test was cancelled': '已取消自检',
  'This is not a GoSwitch snapshot: {{why}}': '这不是 GoSwitch 快照：{{why}}',
  'goswitch doctor --snapshot FILE makes one': '可用 goswitch doctor --snapshot FILE 生成快照',
  'not found': '未找到',
  manual: '手动安装',
  'Short name, used with --from': '短名称，用于 --from',
  'Places to get releases from, in the order they are tried. kind: index (list and archives), files (archives alone, as most mirrors: aliyun, ustc, nju, hust) or module-proxy':
    '获取版本的来源，按尝试的顺序排列。kind：index（列表和安装包）、files（只有安装包，多数镜像如此：aliyun、ustc、nju、hust）或 module-proxy',
  'Age after which the release index is asked for again': '版本列表超过此时间后会重新获取',
  'A download that receives no byte for this long, or less than 128 bytes a second for twice as long, is tried again':
    '下载在此时间内没有收到任何字节，或在两倍时间内平均每秒不足 128 字节时，会重试',
  'How often a failed request is tried again': '请求失败后的重试次数',
  'How long to wait for another GoSwitch process': '等待另一个 GoSwitch 进程的时间',
  'Keep archives in downloads/ after they are installed': '安装后在 downloads/ 中保留安装包',
  'Through which proxy GoSwitch itself connects': 'GoSwitch 自身使用的代理',
  'The proxy of proxyMode "manual", without user name and password (`goswitch proxy credentials` keeps those)':
    'proxyMode 为 manual 时的代理，不含用户名和密码（由 `goswitch proxy credentials` 保存）',
  'Hosts that proxyMode "manual" reaches directly, written as NO_PROXY':
    'proxyMode 为 manual 时直接连接的主机，写法同 NO_PROXY',
  'PEM file of certificate authorities to trust besides the usual ones':
    '除系统默认外还要信任的证书颁发机构的 PEM 文件',
  'Go module proxies to install from, written as GOPROXY; empty: those that the go command uses':
    '用于安装的 Go 模块代理，写法同 GOPROXY；为空时使用 go 命令的设置',
  'Colours of the window': '窗口的颜色主题',
  'Language of the window, the tray and the command': '窗口、托盘和命令的语言',
  'Folders besides GOBIN and GOPATH/bin whose programs `goswitch scan` looks at':
    '除 GOBIN 和 GOPATH/bin 外，`goswitch scan` 检查的程序文件夹',
  'Ask for new releases once a day and tell of a new patch of an installed family':
    '每天检查一次新版本，并提示已安装系列的新补丁版本',
  'clock source': '时钟源',
  'newest release': '最新版本',
  'system-call filter': '系统调用过滤',
  'this machine': '本机',
};
