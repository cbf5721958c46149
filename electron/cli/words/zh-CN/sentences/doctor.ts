import type { SentenceForms } from '../../translate-sentences.ts';

/** Checks, fixes, go env, scan, self-test and snapshots: core/doctor; the meaning of settings. */
export const doctorSentences: SentenceForms = {
  'Run the checks again: goswitch doctor': '请重新检查：goswitch doctor',
  'Made the folder {{folder}}': '创建了文件夹 {{folder}}',
  'Removed the empty folder {{folder}}': '删除了空文件夹 {{folder}}',
  '{{folder}} is not removed: {{why}}': '没有删除 {{folder}}：{{why}}',
  'The shim {{file}} has changed since': 'shim {{file}} 之后被改动过',
  'The go of {{root}} does not answer go env -json': '{{root}} 的 go 没有应答 go env -json',
  'The go of {{root}} does not answer': '{{root}} 的 go 没有应答',
  'There is no go whose telemetry could be set': '没有可以设置遥测的 go',
  'There is no preset {{name}}': '没有预设 {{name}}',
  '{{name}}: {{stars}} stands for no secret that is there now': '{{name}}：{{stars}} 不对应任何已保存的密码',
  'There are {{count}} presets already': '已有 {{count}} 个预设',
  '{{name}} must be an absolute path: {{value}}': '{{name}} 必须是绝对路径：{{value}}',
  '{{name}} can be {{values}}, not {{value}}': '{{name}} 可以是 {{values}}，不能是 {{value}}',
  '{{name}} can only be set using the OS environment': '{{name}} 只能通过环境变量设置',
  '{{name}} is set with go telemetry': '{{name}} 要用 go telemetry 设置',
  '{{name}} cannot be modified': '{{name}} 不能修改',
  'go telemetry does not do it: {{why}}': 'go telemetry 没有成功：{{why}}',
  'It came with Go 1.23': '它自 Go 1.23 起提供',
  '{{file}} was changed since, so it is left alone': '{{file}} 之后被改动过，因此没有改动它',
  'Brought {{file}} back to what it was': '恢复了 {{file}} 原来的内容',
  'The backup {{file}} cannot be read': '无法读取备份 {{file}}',
  '{{name}} is not the name of a Go variable': '{{name}} 不是 Go 变量的名称',
  'The value of {{name}} has a line end in it, which a go env file cannot hold':
    '{{name}} 的值含有换行符，go env 文件无法保存',
  'The checks were stopped': '已停止检查',
  'The time of the check is over': '检查超时',
  'The check {{id}} did not end within {{seconds}} s': '检查 {{id}} 在 {{seconds}} 秒内没有结束',
  'no answer within {{seconds}} s': '{{seconds}} 秒内没有应答',
  'no answer': '没有应答',
  'The probe was cancelled': '已取消探测',
  'The sources were not tested yet': '尚未测试来源',
  'No Go version is active to rebuild with': '没有可用于重新构建的启用版本',
  'Stopped building {{file}}': '已停止构建 {{file}}',
  '{{version}} could not build {{package}}: {{why}}': '{{version}} 无法构建 {{package}}：{{why}}',
  'Stopped while the new program was tried': '试运行新程序时已停止',
  'The new program {{why}}, so the old one stays': '新程序{{why}}，因此保留旧程序',
  'Rebuilt {{name}} ({{target}}) with {{version}}, before {{before}}':
    '重新构建了 {{name}}（{{target}}），使用 {{version}}，之前是 {{before}}',
  '{{file}} cannot be rebuilt: {{why}}': '无法重新构建 {{file}}：{{why}}',
  'go install {{target}} left {{what}}': 'go install {{target}} 留下了{{what}}',
  'go install made something else than {{file}} with {{version}}: {{found}}':
    'go install 用 {{version}} 生成的不是 {{file}}：{{found}}',
  'Stopped rebuilding {{file}}': '已停止重新构建 {{file}}',
  '{{file}} was changed by someone else meanwhile, so it is left alone': '{{file}} 在此期间被改动，因此没有改动它',
  '{{file}} was changed since, or is gone': '{{file}} 之后被改动过，或已不存在',
  'The old program is no longer kept in {{folder}}': '{{folder}} 中不再保存旧程序',
  'The scan was stopped': '已停止扫描',
  '{{folder}} is not an SDK: it has no {{file}}': '{{folder}} 不是 SDK：没有 {{file}}',
  'The self-test was cancelled': '已取消自检',
  'This is not a snapshot of GoSwitch: {{why}}': '这不是 GoSwitch 快照：{{why}}',
  'goswitch doctor --snapshot FILE makes one': '可用 goswitch doctor --snapshot FILE 生成快照',
  'not found': '未找到',
  manual: '手动安装',
  'Whether the active version is named, installed, and answers "go version".':
    '启用的版本是否已指定、已安装，并能应答“go version”。',
  'GOAMD64, GOARM and their like: values that Go does not know (of most it says nothing), or above what the processor has.':
    'GOAMD64、GOARM 等：Go 不认识的值（多数情况下 Go 不会提示），或超出处理器的能力。',
  'GOCACHE and GOMODCACHE: switched off, relative, or not to be written to.':
    'GOCACHE 和 GOMODCACHE：被关闭、是相对路径，或无法写入。',
  'Variables with which programs accept any certificate: {{name}}=0 and GIT_SSL_NO_VERIFY.':
    '使程序接受任何证书的变量：{{name}}=0 和 GIT_SSL_NO_VERIFY。',
  'CGO_ENABLED against a C compiler that works, and the C library that programs are built for.':
    'CGO_ENABLED 与可用的 C 编译器是否相符，以及程序所用的 C 库。',
  'The clock, against what cannot lie in the future: the dates of Go releases on this machine, and of the last release index.':
    '时钟与不可能在未来的日期相比：本机 Go 版本的日期，以及最近版本列表的日期。',
  'Limits of a container or a sandbox: filters of system calls that deny the clock or threads, the limit of processes, the clock source.':
    '容器或沙箱的限制：禁止时钟或线程的系统调用过滤、进程数限制、时钟源。',
  'Room on the disks of the caches and of temporary files, and caches that have become large.':
    '缓存和临时文件所在磁盘的空间，以及过大的缓存。',
  'Variables of the environment that hide what was written with "go env -w".': '覆盖了“go env -w”所写内容的环境变量。',
  'Every go on PATH, in the order of PATH, and which one each shell finds in each of its modes.':
    'PATH 中的每个 go（按顺序），以及每个 shell 在各种模式下找到的 go。',
  'GO111MODULE: modules switched off, or a value that Go does not know.': 'GO111MODULE：关闭了模块，或 Go 不认识的值。',
  'GODEBUG: settings that slow every Go program down, or make it print more.':
    'GODEBUG：使每个 Go 程序变慢或输出更多内容的设置。',
  'GOENV=off, which hides what was written with "go env -w".': 'GOENV=off，它使“go env -w”所写的内容失效。',
  'GOEXPERIMENT: experiments that the effective go does not have, and those left set.':
    'GOEXPERIMENT：生效的 go 没有的实验功能，以及遗留的设置。',
  'GOFLAGS: what the go command does not understand, and flags left over that change or slow every build.':
    'GOFLAGS：go 命令不理解的内容，以及改变或拖慢每次构建的遗留选项。',
  'GOOS and GOARCH left set: what is built then does not run here.':
    '遗留的 GOOS 和 GOARCH：构建出的程序无法在本机运行。',
  'GOPATH: relative, with a ~, the same as GOROOT, or not to be written to.':
    'GOPATH：是相对路径、含有 ~、与 GOROOT 相同，或无法写入。',
  'GOPROXY: off, empty, with an address that Go refuses, or said by nothing because go.env of the SDK lacks it.':
    'GOPROXY：off、为空、含有 Go 不接受的地址，或因 SDK 的 go.env 缺少它而没有设置。',
  'GOROOT written with "go env -w", which no version but one can live with.':
    '用“go env -w”写入的 GOROOT，只适用于一个版本。',
  'GOROOT in the environment: a folder that is missing, is no SDK, or belongs to another Go than the one that runs.':
    '环境变量 GOROOT：文件夹不存在、不是 SDK，或属于另一个 Go。',
  'GOSUMDB off, and GONOSUMDB, GOPRIVATE or GOINSECURE that take in public modules.':
    'GOSUMDB 被关闭，以及 GONOSUMDB、GOPRIVATE 或 GOINSECURE 包含了公共模块。',
  'GOTOOLCHAIN: invalid, naming another version than the active one, or local; and versions it would download though they are installed.':
    'GOTOOLCHAIN：无效、指定了与启用版本不同的版本，或为 local；以及已安装却仍会下载的版本。',
  'GOWORK left set: a file that is missing, one workspace for every project, or workspaces switched off.':
    '遗留的 GOWORK：文件不存在、所有项目共用一个工作区，或关闭了工作区。',
  "The file system of GoSwitch's home: space left, noexec, writable, and whether all of the home is on one volume.":
    'GoSwitch 主目录的文件系统：剩余空间、noexec、是否可写，以及主目录是否都在同一个卷上。',
  'Where "go install" puts programs: GOBIN that is relative, GOBIN or GOPATH/bin that new terminals do not search.':
    '“go install”安装程序的位置：GOBIN 是相对路径，或新终端的 PATH 不含 GOBIN 或 GOPATH/bin。',
  "Files that stopped installs and removals left in GoSwitch's home.":
    '中断的安装和删除在 GoSwitch 主目录中留下的文件。',
  'What each Go version asks of macOS, Windows, the Linux kernel or FreeBSD, against this system.':
    '各 Go 版本对 macOS、Windows、Linux 内核或 FreeBSD 的要求与本系统是否相符。',
  'Other managers of Go versions that are set up in the shell, what each does there, and whether several of them are on PATH.':
    'shell 中设置的其他 Go 版本管理器、各自的作用，以及 PATH 中是否有多个。',
  'Listed projects and the folder that doctor was started in: pins that are not installed, cannot be read or are overruled, folders where the go command does not run, a .tool-versions that is not followed; and a GOSWITCH_VERSION that overrules all pins.':
    '列出的项目和运行 doctor 的文件夹：固定的版本没有安装、无法读取或被覆盖，go 命令无法运行的文件夹，未遵循的 .tool-versions；以及覆盖所有固定版本的 GOSWITCH_VERSION。',
  "GoSwitch's block in each profile: missing, twice, out of date or edited by hand, and profiles that cannot be read to their end.":
    '每个 shell 启动文件中的 GoSwitch 区块：缺失、重复、过期或被手动修改，以及无法执行到末尾的启动文件。',
  'What machine the programs of each SDK are for, against the hardware: another one, Rosetta and other emulation, 32 bits on 64.':
    '每个 SDK 的程序所适用的机器与硬件是否相符：其他架构、Rosetta 等模拟、在 64 位机器上的 32 位程序。',
  'The files of each SDK that builds need: VERSION, the standard library, the tools of its version, go.env, executable bits.':
    '每个 SDK 中构建所需的文件：VERSION、标准库、对应版本的工具、go.env、执行权限。',
  "The SDKs of GoSwitch's home: whether each link leads to an SDK, and each holds the version of its name and has its manifest.":
    'GoSwitch 主目录中的 SDK：链接是否指向 SDK，内容是否与名称的版本相符，是否有清单。',
  'The shims and the link current: there, executable, as GoSwitch writes them, and leading to the active version.':
    'shim 和 current 链接：是否存在、可执行、内容正确，并指向启用的版本。',
  'Whether the active version, the go on PATH and the versions of listed projects still get fixes and are the newest patch.':
    '启用的版本、PATH 中的 go 和所列项目的版本是否仍受支持，是否为最新补丁版本。',
  'GOTMPDIR and TMPDIR: missing, relative, not to be written to, or on a file system where programs may not run.':
    'GOTMPDIR 和 TMPDIR：不存在、是相对路径、无法写入，或位于不允许运行程序的文件系统。',
  'In the Windows Subsystem for Linux: the go of Windows on PATH, and vm.max_map_count.':
    '在 WSL 中：PATH 中 Windows 的 go，以及 vm.max_map_count。',
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
  'SDKs that were not known to be on the disk when the machine was started again: files that a power cut left empty or short.':
    '机器重启时尚未确认写入磁盘的 SDK：断电导致为空或不完整的文件。',
};
