import { EXIT_CODES } from '../../../contract/exit-codes.ts';
import { SETUP_TARGETS } from '../../../contract/profiles.ts';
import type { HelpTexts } from '../catalogue.ts';
import { configurationHelp } from './help-configuration.ts';

export const groups: Readonly<Record<string, string>> = {
  'List and inspect': '列出与查看',
  'Install and remove': '安装与删除',
  'Switch and run': '切换与运行',
  'Maintain and diagnose': '维护与诊断',
};

export const globalOptions: Readonly<Record<string, string>> = {
  json: '在标准输出中只打印一个 JSON 值',
  home: '使用此 GoSwitch 主目录，而不是 GOSWITCH_HOME 或默认目录',
  quiet: '不显示进度和说明，只显示结果和错误',
  help: '显示帮助',
  version: '显示 GoSwitch 的版本',
};

const INSTALLED_SPEC = '已安装的版本；系列指其中已安装的最新补丁版本';

/** Help on each command; test/cli/words/help.test.ts compares it with the commands. */
export const help: Readonly<Record<string, HelpTexts>> = {
  ...configurationHelp,
  ls: {
    summary: '列出本机的 SDK',
    details: [
      '已安装的 SDK 位于 GoSwitch 主目录；外部 SDK 在其他位置，可用 goswitch import 添加。* 标记当前启用的版本。',
    ],
    examples: ['本机的全部 SDK', '同样的内容，供程序使用'],
  },
  'ls-remote': {
    summary: '列出可安装的版本',
    arguments: { spec: '只列出它所指的版本：1.26 列出整个系列' },
    options: {
      all: '列出所有版本，包括 beta 和候选版本',
      from: '来源或镜像的名称（aliyun、ustc 等）、镜像的基础 URL，或用 `proxy` 表示 Go 模块代理',
      refresh: '不管本地副本的新旧，重新查询各来源',
    },
    details: ['不带 <spec> 和 --all 时，表格显示每个系列的最新版本；--json 总是给出所有稳定版本。'],
    examples: ['每个系列的最新版本', '所有 1.26 版本', 'Go 模块代理中有的版本', '全部内容，供程序使用'],
  },
  current: {
    summary: '显示此处生效的 Go 版本及原因',
    details: [
      '第一行是在此文件夹中调用的 go，规则与 shim 相同。如果 go.mod、go.work 或 GOTOOLCHAIN',
      '使该 go 转交给另一个工具链，第二行说明实际运行的版本（docs/switching.md）。--quiet 只打印所调用的版本。',
    ],
    examples: ['此文件夹中生效的版本及原因', '只显示版本'],
  },
  which: {
    summary: '显示 go 或所生效 SDK 的其他工具的路径',
    arguments: { tool: 'go（默认）、gofmt 或 bin/ 中的其他程序' },
    examples: ['go 的真实路径，供编辑器和脚本使用', '其他工具的路径'],
  },
  path: {
    summary: '按顺序显示 PATH 中的每个 go 及其由来',
    details: [
      '像编辑器一样向登录 shell 询问其 PATH，并在每个文件夹中查找 go。第一个就是新终端运行的 go。',
      '在 shell 能够说明的情况下，会指出是启动文件的哪一行加入了该文件夹。在提示符下运行的钩子也计算在内。',
      'cron 任务，以及 shell 不读取启动文件的 ssh 命令，使用的是另一个 PATH：请在其中写 shim 的完整路径。',
    ],
    examples: ['哪个 go 优先、归谁所有、为什么'],
  },
  install: {
    summary: '下载、校验并安装一个版本',
    arguments: { spec: '要安装的版本；--from 是安装包时可以省略' },
    options: {
      use: '安装后启用此版本',
      arch: '与本机不同的架构，可用 Go、uname -m 或 Docker 的名称（amd64、aarch64、arm/v7 等）',
      from: '来源或镜像的名称（aliyun、ustc、nju、hust）、镜像的基础 URL、表示 Go 模块代理的 `proxy`，或安装包（URL 或文件）',
      sha256: '安装包的正确 sha256，用于可信列表中没有它的情况',
      'allow-unproven': '用于 file:// 模块代理且 GOSUMDB=off 时：安装无法验证的内容',
    },
    details: [
      '安装包边下载边解压，与可信列表的 sha256 比对，并试运行一次，通过后才算安装完成。',
      '镜像不需要版本列表：如果它只有文件，版本和 sha256 取自可信来源（go.dev、golang.google.cn）或其本地副本。',
      '从 Go 模块代理（GOPROXY 或设置 goproxy）安装时，由校验和数据库验证；如果无法连接任何来源，会自动尝试这种方式。',
      '中断时会保留已下载的部分；再次运行即可继续。',
    ],
    examples: [
      '安装最新的 Go 并立即启用',
      '1.25 的最新补丁版本',
      '从另一个来源安装',
      '从镜像安装；也支持 ustc、nju 和 hust',
      '从任何有安装包的目录安装',
      '从 Go 模块代理安装，由校验和数据库验证',
      '从文件安装',
    ],
  },
  uninstall: {
    summary: '删除已安装的 SDK',
    arguments: { version: '已安装的版本' },
    options: { force: '即使是当前启用的版本也删除：之后没有启用的版本' },
    examples: ['删除一个版本', '即使它是当前启用的版本'],
  },
  import: {
    summary: '添加由其他方式安装的 SDK',
    arguments: { path: 'SDK 的根目录（即 GOROOT）；省略时列出可以添加的 SDK' },
    options: { link: '原地添加（使用链接），而不是复制' },
    details: [
      '被添加的 SDK 无法校验来源；go 命令自己下载的副本除外，它可由校验和数据库校验。',
      '复制不受原文件后来改动的影响；链接不占用空间。',
    ],
    examples: ['列出可以添加的 SDK', '复制到 GoSwitch 的主目录', '原地使用'],
  },
  use: {
    summary: '启用一个已安装的版本',
    arguments: { spec: INSTALLED_SPEC },
    details: ['立即生效，适用于所有通过 GoSwitch 找到 go 的终端、编辑器和构建。如果新的 go 无法运行，则不作任何改动。'],
    examples: ['精确指定版本', '已安装的最新 1.25', '已安装的最新版本', '都不用：使用 PATH 中的下一个 go'],
  },
  exec: {
    summary: '用指定的版本运行一条命令',
    arguments: { spec: INSTALLED_SPEC },
    details: [
      '运行命令时，此版本的 bin 文件夹位于 PATH 最前面，不设置 GOROOT；除非你设置了 GOTOOLCHAIN，否则使用 GOTOOLCHAIN=local：',
      '既然指定了版本，go.mod 就不应悄悄替换它。信号、标准输入输出和退出码都属于该命令自己。',
    ],
    examples: ['用旧版本的 Go 运行测试', '任何会调用 go 的程序', 'PATH 中的下一个 go'],
  },
  setup: {
    summary: '在每个 shell 中将 GoSwitch 加入 PATH、检查结果，或撤销',
    options: {
      preview: '只以 diff 显示会改动什么；与 --undo 一起使用时，显示撤销会改动什么',
      undo: '撤销 setup 对 shell 启动文件的全部改动；代理变量会保留（goswitch proxy terminal --undo）',
      shell: `只处理这一个，即使没有找到它；可以重复。可选值：${SETUP_TARGETS.join('、')}`,
      force: '替换被手动修改过的区块，并编辑有语法错误的启动文件',
    },
    details: [
      '在本机每个 shell 的启动文件中加入一个带标记的区块，然后启动各个 shell，检查它们找到的是哪个 go。',
      '可以安全地重复运行。启动文件要么整体替换、要么不动，会跟随链接；撤销会逐字节还原。',
    ],
    examples: ['会改动什么', '执行设置，并检查是否有效', '只用于 zsh', '全部撤销'],
  },
  pin: {
    summary: '为项目固定版本，或显示其固定的版本',
    arguments: { spec: '一个版本，或表示其已安装最新补丁版本的系列；省略时显示固定的版本' },
    options: { folder: '指定项目的文件夹，而不是当前文件夹' },
    details: [
      '写入 .go-version，对该文件夹及其所有子文件夹生效。文件中的注释和书写方式会保留。',
      '使用 GOTOOLCHAIN=auto 时，go.mod 仍可能要求更新的工具链：用 goswitch projects show 查看。',
    ],
    examples: ['此项目只使用这个版本', '已安装的最新 1.26', '显示此处固定的版本'],
  },
  unpin: {
    summary: '取消项目固定的版本',
    options: { folder: '指定项目的文件夹，而不是当前文件夹' },
    details: ['删除该文件夹自身的 .go-version；goswitch journal 说明如何恢复。'],
    examples: ['此处重新使用当前启用的版本'],
  },
  shell: {
    summary: '只为此终端选择版本',
    arguments: { spec: INSTALLED_SPEC },
    options: {
      unset: '重新由固定的版本和启用的版本决定',
      shell: 'bash、zsh、fish、sh、tcsh、powershell、nushell、elvish、xonsh、cmd；省略时为调用它的 shell',
    },
    details: ['打印一行供 shell 执行的命令。它设置 GOSWITCH_VERSION，在此终端及其启动的程序中优先于任何固定的版本。'],
    examples: ['此终端使用 Go 1.24（bash、zsh、sh）', '在 fish 中', '在 PowerShell 中', '恢复为固定的版本和启用的版本'],
  },
  projects: {
    summary: '显示每个项目使用的 Go 及原因',
    arguments: { action: 'list（默认）、show、add 或 remove', folder: '项目的文件夹；省略时为当前文件夹' },
    details: ['对每个项目显示：固定的版本、go.mod 和 go.work 中的行、go 命令实际运行的工具链及原因。'],
    examples: ['此文件夹使用哪个 Go，为什么', '关注一个项目', '所有项目'],
  },
  verify: {
    summary: '将已安装 SDK 的文件与其清单比较',
    arguments: { version: '已安装的版本；省略时为此处生效的版本' },
    details: [`读取每个文件，与安装时记录的大小、权限和 sha256 比较。有差异时退出码为 ${EXIT_CODES['sdk-modified']}。`],
    examples: ['此处生效的版本', '所有差异，供程序使用'],
  },
  prune: {
    summary: '删除下载和中断的任务留下的文件',
    options: { 'dry-run': '只列出将删除的内容' },
    details: ['不会动已安装的 SDK，也不会动正在运行的 GoSwitch 正在处理的内容。'],
    examples: ['将删除什么，占用多少空间', '删除它们'],
  },
};
