import { TERMINAL_PROXY_TARGETS } from '../../../contract/terminal-proxy.ts';
import type { HelpTexts } from '../catalogue.ts';

/** Help on the commands about configuration and health, whose texts are the longest. */
export const configurationHelp: Readonly<Record<string, HelpTexts>> = {
  doctor: {
    summary: '检查此 Go 环境有什么问题，并修复',
    arguments: { 'file-or-version': '--snapshot 写入的文件（- 表示标准输出），或 --self-test 要测试的版本' },
    options: {
      fix: '修复可以修复的问题，从最严重的开始，然后重新检查',
      preview: '与 --fix 一起使用：只显示会改动什么',
      list: '列出各项检查及其内容',
      snapshot: '将此环境的重要信息写入文件，不含密码：用于缺陷报告或比较',
      'self-test': '分阶段构建并运行一个小模块，分别在你的环境和干净的环境中：找出差异，以及是哪个变量造成的',
      here: '与 --self-test 一起使用：使用本进程的变量，而不是新终端的变量',
      compare: '显示与另一台机器的快照有何差异',
    },
    details: [
      '检查新终端和本进程的环境：变量及设置它们的行、PATH、SDK、缓存、编译器、本机。',
      '发现错误时退出码为 11，最严重的是警告时为 10，否则为 0；--compare 发现差异时为 12。',
      '每项修复都记录在日志中，可用 goswitch journal --undo 撤销。',
    ],
    examples: [
      '有什么问题、为什么、来自哪里',
      '修复会改动什么',
      '进行修复',
      '哪个阶段失败或缓慢，原因是什么',
      '对某个 SDK 进行同样的测试',
      '生成用于缺陷报告的文件',
      '为什么在另一台机器上正常',
    ],
  },
  scan: {
    summary: '查找 Go 版本不一致的程序、SDK 和变量',
    arguments: { dir: '只检查这些文件夹中的程序；与 --rebuild 一起使用时为程序名' },
    options: { rebuild: '用当前启用的版本重新构建程序：指定的程序，或所有较旧的程序' },
    details: [
      '检查所有应当对应同一 Go 版本的内容：每个 SDK、各处设置的 GOROOT、GOBIN、GOPATH/bin 和设置 scanFolders',
      '所列文件夹中的程序，以及项目。不一致是检查结果而不是失败：退出码为 0。',
      '用启用的版本构建成功并能启动后，新程序才会替换旧程序；goswitch journal --undo 可恢复旧程序。',
    ],
    examples: ['全部内容', '该处的程序，供程序使用', '重新构建所有较旧的程序', '重新构建其中两个'],
  },
  settings: {
    summary: '显示或更改设置',
    arguments: {
      action: 'get（默认）、set 或 unset',
      key: '设置的名称；省略时为全部设置',
      value: '新的值；列表可用 JSON，或用逗号分隔的词',
    },
    examples: [
      '每个设置的值和含义',
      '更改一个设置',
      '更改顺序',
      '优先从镜像下载安装包；版本列表和校验和来自 go.dev',
      '使用自己的镜像，它有文件但没有版本列表',
      '恢复默认值',
    ],
  },
  env: {
    summary: '显示 Go 的设置来自哪里，并更改它们',
    arguments: {
      'name-or-action': '变量名，或 set、unset、explain、presets、preset、save-preset、remove-preset、telemetry',
      value: 'NAME=VALUE、变量名、模块，或预设的名称',
    },
    options: { sdk: '使用某个已安装的 SDK，而不是新终端运行的 go', all: '所有变量，而不仅是设置过的变量' },
    details: [
      '每个 Go 变量的生效值及其来源：环境变量（及设置它的启动文件的行）、go env -w 的文件、',
      'SDK 的 go.env、内置默认值。更改会由 go 命令和 GoSwitch 检查，写入 go env -w 的文件，并且可以撤销。',
    ],
    examples: [
      '设置了什么，由谁设置',
      '一个变量及其全部来源',
      '等同于 go env -w，但可以撤销',
      '恢复为其后的值',
      '模块如何获取，是否校验',
      '将一组值保存为预设；空值表示移除该变量',
      '切换到这个预设',
    ],
  },
  proxy: {
    summary: '显示 GoSwitch 自身如何连接，保存代理凭据，设置终端的代理',
    arguments: {
      action: 'show（默认）、probe、credentials 或 terminal',
      'NAME=VALUE': '用于 terminal：要设置的变量；默认使用 GoSwitch 自身的代理',
    },
    options: {
      user: '用于 credentials：代理的用户名',
      forget: '移除凭据',
      list: '用于 terminal：哪个文件有哪些变量',
      preview: '用于 terminal：只显示会改动什么；与 --undo 一起使用时，显示撤销会改动什么',
      undo: '用于 terminal：移除这些变量',
      'with-credentials': '用于 terminal：允许将代理的用户名和密码写入启动文件',
      shell: `用于 terminal：只处理这一个；可以重复。可选值：${TERMINAL_PROXY_TARGETS.join('、')}`,
      force: '用于 terminal：替换被手动修改过的区块',
    },
    details: [
      'GoSwitch 遵循环境中的代理变量，否则遵循桌面系统的设置。要使用自己的代理：goswitch settings set proxyUrl',
      'http://proxy.example:3128，然后 goswitch settings set proxyMode manual；proxyBypass 列出不经代理的主机。',
      'probe 直接或通过代理尝试每个来源、GOPROXY 的每一项和校验和数据库：哪里卡住，怎样解决。',
      'terminal 将代理变量写入启动文件的带标记区块，供新终端以及 Linux 桌面程序使用。',
      '密码会在终端中询问，或从标准输入读取；不接受命令行参数，因为其他人可能看到。',
    ],
    examples: [
      'GoSwitch 自身如何连接，由谁指定',
      '哪里卡住，怎样解决；错误时退出码为 11，警告时为 10',
      '为设置中的代理保存用户名和密码',
      '移除凭据',
      '让新终端使用同样的代理会改动什么',
      '让新终端使用另一个代理',
      '移除这些变量',
    ],
  },
  journal: {
    summary: '显示 GoSwitch 对本机的每项更改',
    options: {
      limit: '显示多少条，最新的在前（默认 50）',
      action: '只显示此类记录，例如 sdk.install',
      undo: '撤销该记录的更改',
    },
    details: ['可以撤销的记录会列出其 id。撤销操作也会记录，因此同样可以撤销。'],
    examples: ['最近的更改', '撤销其中一项', '包含全部数据，供程序使用'],
  },
  ui: {
    summary: '在浏览器中打开 GoSwitch 的窗口',
    options: { port: '监听 127.0.0.1 的这个端口，而不是任意空闲端口', 'no-open': '只打印链接' },
    details: [
      '命令的全部功能，以窗口呈现。链接只能使用一次，只用于一个页面，且只有你能使用；重新加载后该页面仍然有效。',
      '不应由页面独自决定的事（信任新地址、运行程序）会在此终端中询问。',
      '它只监听本机，按 Ctrl-C 停止。从另一台机器访问：ssh -L PORT:127.0.0.1:PORT，使用链接中的端口。',
    ],
    examples: ['在浏览器中打开窗口', '在没有显示器的机器上，通过 ssh -L 8123:127.0.0.1:8123 访问'],
  },
  completion: {
    summary: '打印某个 shell 的补全脚本',
    arguments: { shell: 'bash、zsh、fish、powershell、nushell、elvish、xonsh' },
    examples: [
      '写入 ~/.bashrc',
      '写入 ~/.zshrc，在 compinit 之后',
      '写入 ~/.config/fish/config.fish',
      '写入 $PROFILE 所指的文件',
      '只需一次；autoload 文件夹必须已存在',
      '写入 ~/.config/elvish/rc.elv',
      '写入 ~/.config/xonsh/rc.xsh',
    ],
  },
};
