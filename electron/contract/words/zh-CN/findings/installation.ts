import type { installationWords as en } from '../../en/findings/installation.ts';
import type { Translation } from '../../say.ts';

export const installation: Translation<typeof en> = {
  'go-shadowed': {
    title: 'PATH 中有其他 go 排在前面',
    why: '在 {{shells}} 中，运行的是 {{go}}，而不是 GoSwitch 启用的版本。',
    fix: '注释掉使它优先的那一行',
  },
  'go-hook': {
    title: 'shell 的钩子让其他 go 排在前面',
    why: '在 {{shells}} 中，{{hook}} 在每次显示提示符时修改 PATH，因此运行的是 {{go}}，而不是启用的版本。{{advice}}',
  },
  'shell-unknown': {
    title: 'GoSwitch 不支持设置此 shell',
    why: '在 {{shell}} 中需要手动添加 shims 文件夹，启用的版本才会生效。{{advice}}',
  },
  'ssh-not-set-up': {
    title: '通过 ssh 执行的命令找不到 GoSwitch',
    why: '在本机执行“ssh HOST go version”时运行的是 {{go}}：此时 {{shells}} 不会读取含有 GoSwitch 代码块的启动文件。可改用“ssh HOST {{shim}} version”，或使用登录 shell。',
  },
  'go-alias': {
    title: 'go 被定义为 shell 的别名或函数',
    why: '在 {{shells}} 中，它先于 PATH 中的任何程序，因此启用哪个版本都不起作用。',
    fix: '注释掉定义它的那一行',
  },
  'shims-not-found': {
    title: '有 shell 找不到 GoSwitch',
    why: '已完成设置，但 {{shells}} 找不到 GoSwitch 的 go，切换版本对它无效。',
    fix: '重新设置',
  },
  'set-up-missing': {
    title: '终端尚未使用 GoSwitch',
    why: '已启用 {{version}}，但没有 shell 会到 shims 文件夹中查找，因此切换版本对终端无效。',
    fix: '让 GoSwitch 在 PATH 中优先',
  },
  'no-go': {
    title: 'PATH 中没有 go',
    why: '新终端找不到 go 命令，无法进行任何构建。',
    fix: '安装最新的 Go 并启用',
  },
  'shell-silent': {
    title: 'shell 无法完成启动',
    why: '{{shells}} 在读取启动文件时退出、卡住或等待输入；向它查询环境的编辑器和工具同样会失败。',
  },
  'several-go': {
    title: 'PATH 中有多个 go',
    why: '运行的是 {{first}}；在 PATH 顺序不同的终端或程序中，运行的会是 {{others}}，构建所用的版本也随之不同。',
  },
  'shims-missing': {
    title: 'GoSwitch 的 shim 缺失',
    why: '没有 {{files}}，终端会找到其他 go，或者找不到 go。',
    fix: '重新创建',
  },
  'shims-not-executable': {
    title: 'GoSwitch 的 shim 不可执行',
    why: 'shell 会跳过 {{files}}，改用 PATH 中的下一个 go。',
    fix: '设为可执行',
  },
  'shims-changed': {
    title: 'GoSwitch 的 shim 被修改过',
    why: '{{files}} 选择的版本可能与 GoSwitch 所示不同。',
    fix: '重新创建',
  },
  'current-elsewhere': {
    title: '链接 current 没有指向启用的版本',
    why: '使用 {{link}} 的编辑器用的是 {{target}}，终端用的却是 {{version}}。',
  },
  'sdk-replaced': {
    title: '链接的 SDK 已变成其他版本',
    why: '{{name}} 是指向 {{root}} 的链接，该处后来放入了 {{version}}，因此要求 {{name}} 的构建实际使用 {{version}}。跟随新版本：{{repair}}',
  },
  'sdk-renamed': {
    title: 'SDK 的版本与名称不符',
    why: '{{place}} 中的文件是 {{version}}，因此要求 {{name}} 的构建实际使用 {{version}}。改为正确的名称：{{repair}}',
  },
  'sdk-link-lost': {
    title: '链接的 SDK 已不存在',
    why: '{{name}} 是指向 {{root}} 的链接，该处已没有 Go SDK，要求 {{name}} 的构建都会失败。',
    fix: '安装同一版本',
  },
  'sdk-no-manifest': {
    title: 'SDK 没有清单',
    why: '{{place}} 不是 GoSwitch 放入的，或其清单已损坏，因此不算已安装。添加它：{{repair}}',
  },
  'sdk-cut-short': {
    title: '断电损坏了一个 SDK',
    why: '机器断电时 {{root}} 中的 {{version}} 还没有完全写入磁盘，有 {{count}} 个文件缺失或不完整，用它构建会失败：{{files}}。',
    fix: '重新安装',
  },
  'sdk-incomplete': {
    title: 'SDK 不完整',
    why: '{{root}} 中的 {{version}} 缺少 {{missing}}，用它构建会失败。',
    fix: '重新安装',
  },
  'sdk-not-executable': {
    title: 'SDK 中的程序不可执行',
    why: '用 {{version}} 构建时，会在 {{files}} 处因“permission denied”而停止。',
    fix: '设为可执行',
  },
  'sdk-foreign': {
    title: 'SDK 不适用于本机',
    why: '{{version}} 适用于 {{built}}，而本机是 {{native}}，其中的程序无法启动。',
    fix: '安装适用于本机的版本并启用',
  },
  'sdk-emulated': {
    title: 'Go 正通过转译运行',
    why: '{{version}} 适用于 {{built}}，而本机是 {{native}}：构建会慢很多，构建出的程序也是 {{built}} 的。',
    fix: '安装适用于本机的版本并启用',
  },
  'sdk-32-bit': {
    title: '64 位机器上使用了 32 位的 Go',
    why: '{{version}} 适用于 {{built}}：默认构建出 32 位程序，较大的构建还会耗尽内存。',
    fix: '安装适用于本机的版本并启用',
  },
  'os-too-old': {
    title: '系统对这个 Go 版本来说太旧',
    why: '{{version}} 需要 {{needs}}，而本机是 {{has}}：它和它构建的程序可能无法启动，或在意想不到的地方出错。',
    fix: '安装 {{instead}} 并启用',
  },
  'active-end-of-life': {
    title: '启用的版本已停止支持',
    why: '{{version}} 已停止支持：其标准库的安全漏洞会留在它构建的程序中。',
    fix: '安装 {{instead}} 并启用',
  },
  'active-outdated': {
    title: '启用的不是最新补丁版本',
    why: '{{instead}} 修复了 {{version}} 的问题，其中可能包括影响所构建程序的安全漏洞。',
    fix: '安装 {{instead}} 并启用',
  },
  'running-end-of-life': {
    title: 'PATH 中的 go 已停止支持',
    why: '{{program}} 的版本 {{version}} 已停止支持：其标准库的安全漏洞会留在它构建的程序中。',
  },
  'running-outdated': {
    title: 'PATH 中的 go 不是最新补丁版本',
    why: '{{instead}} 修复了 {{version}}（{{program}}）的问题，其中可能包括影响所构建程序的安全漏洞。',
  },
  'pin-end-of-life': {
    title: '有项目固定在已停止支持的版本',
    why: '{{folder}} 用 {{version}} 构建，该版本已停止支持：其标准库的安全漏洞会留在构建出的程序中。',
  },
  'pin-outdated': {
    title: '有项目使用旧的补丁版本',
    why: '{{folder}} 用 {{version}} 构建；{{instead}} 修复了它的问题，其中可能包括安全漏洞。',
    fix: '安装 {{instead}}',
  },
  'manager-shims': {
    title: '{{manager}} 也会选择 Go 版本',
    why: '它在 PATH 中的 go 按自己的文件和设置选择版本；只要它排在前面，GoSwitch 就不起作用。',
  },
  'manager-hook': {
    title: '{{manager}} 会在每次显示提示符时修改 PATH',
    why: '只要当前文件夹符合它的条件，它就会把自己的 Go 放到最前面，排在 GoSwitch 之前。',
  },
  'manager-exports': {
    title: '{{manager}} 会在 shell 中设置 Go',
    why: '它把自己的 Go 加入 PATH，并导出 GOROOT 或 GOPATH 等变量，这些变量对其他 Go 同样生效。',
  },
  'manager-path': {
    title: '{{manager}} 把自己的 Go 加入了 PATH',
    why: '运行哪个 Go 取决于 PATH 的顺序，而 {{manager}} 下次修改启动文件时可能改变这个顺序。',
  },
  'manager-updates': {
    title: 'PATH 中的 go 由 {{manager}} 管理',
    why: '{{manager}} 更新软件包时会把它换成其他版本，并不由你选择。',
  },
  'managers-fight': {
    title: 'PATH 中有多个版本管理器',
    why: '{{managers}} 各自把 go 加入了 PATH；运行哪一个取决于谁最后设置，终端与程序之间也可能不同。',
  },
  'wsl-windows-go-first': {
    title: 'WSL 中运行的是 Windows 的 go',
    why: '{{go}} 在 PATH 中排在最前面：它构建的是 Windows 程序，并且只能以网络路径访问 WSL 中的文件。',
  },
  'wsl-windows-go': {
    title: 'WSL 的 PATH 中有 Windows 的 go',
    why: '查找 go.exe 的脚本，以及找不到其他 go 的 shell，会使用 {{go}}，构建出 Windows 程序。',
  },
  'wsl-map-count': {
    title: '此 Linux 允许的内存映射过少',
    why: 'vm.max_map_count 为 {{count}}，低于通常的 65530：大型 Go 程序会在内存充足时因“cannot allocate memory”而停止。',
  },
  'clock-stands-still': {
    title: '系统时钟被阻止读取',
    why: '系统调用过滤使程序无法读取时间：Go 程序会在启动时卡住或退出，证书也会被视为无效。',
  },
  'clock-source-slow': {
    title: '系统时钟读取缓慢',
    why: '时钟源为 {{source}} 时，每次读取时间都要进入内核；Go 程序会频繁读取，因而变慢。',
  },
  'go-killed': {
    title: 'go 命令一启动就被终止',
    why: '{{go}} 在作出回答之前就被系统终止：系统调用过滤或内存限制不允许它运行。',
  },
  'threads-denied': {
    title: 'Go 程序在这里无法创建线程',
    why: '系统调用过滤规则比此 Linux 旧，拒绝了创建线程所需的调用，Go 程序启动时就会停止。较新的容器引擎没有这个问题。',
  },
  'processes-limited': {
    title: '进程数已达上限',
    why: 'Go 程序会因“failed to create new OS thread”而停止：此容器或用户的线程数不能超过 {{limit}}。',
  },
  'clock-behind': {
    title: '系统时钟落后',
    why: '当前显示 {{now}}，而 {{proof}} 的日期是 {{known}}：证书会被视为尚未生效，下载因此失败，构建也会把新文件当作旧文件。',
  },
  'block-edited': {
    title: '启动文件中 GoSwitch 的内容被手动修改',
    why: '{{file}} 对 PATH 的改动已不是设置时写入的内容，设置不会再改动它。',
  },
  'block-doubled': {
    title: '启动文件中 GoSwitch 的标记不成对',
    why: '{{file}} 中有不止一段 GoSwitch 的内容，或只剩其中一部分：哪一段生效取决于先后顺序。',
    fix: '只保留一段',
  },
  'block-outdated': {
    title: '启动文件中 GoSwitch 的内容已过时',
    why: '{{file}} 中的内容较旧，或其后又有修改 PATH 的行，因此其他 go 可能排在前面。',
    fix: '重新创建',
  },
  'block-missing': {
    title: '有启动文件缺少 GoSwitch 的内容',
    why: '已为其他 shell 完成设置，但读取 {{file}} 的 shell 或程序没有使用 GoSwitch。',
    fix: '加入这段内容',
  },
  'profile-broken': {
    title: '有启动文件无法完整读取',
    why: '{{file}} 存在问题，设置不会改动它：{{problem}}。',
  },
  'home-nearly-full': {
    title: 'GoSwitch 主目录的剩余空间不足',
    why: '{{folder}} 只剩 {{freeMegabytes}} MB；一个 Go 版本约需 300 MB。',
  },
  'home-noexec': {
    title: 'GoSwitch 主目录中不能运行程序',
    why: '{{mount}} 以 noexec 方式挂载，{{folder}} 中的任何 Go 版本都无法启动。',
  },
  'home-read-only': {
    title: 'GoSwitch 主目录无法写入',
    why: '无法在 {{folder}} 中安装或切换版本：{{problem}}。',
  },
  'home-split': {
    title: 'GoSwitch 主目录跨越两个卷',
    why: '{{folder}} 与其余部分不在同一个卷，新版本无法移动到位，每次安装都会在最后一步失败。',
  },
  leftovers: {
    title: '中断的操作在 GoSwitch 主目录中留下了文件',
    why: '共 {{count}} 项，占用 {{megabytes}} MB，已无用处；可用“goswitch prune”清理。',
  },
  'active-missing': {
    title: '启用的版本尚未安装',
    why: '在使用 GoSwitch 的终端中，go 无法运行：启用的是 {{version}}，但它不存在。',
    fix: '安装 {{version}} 并启用',
  },
  'active-damaged': {
    title: 'active 文件中没有有效的版本',
    why: '在使用 GoSwitch 的终端中，go 无法运行：无法识别 {{file}} 的内容。',
    fix: '启用 {{version}}',
  },
  'active-none': {
    title: '没有启用任何版本',
    why: '已安装若干版本，但 go 没有指向其中任何一个。',
    fix: '启用 {{version}}',
  },
  'active-does-not-run': {
    title: '启用的版本无法运行',
    why: '{{version}} 运行“go version”失败：{{problem}}。',
    fix: '重新安装',
  },
  'pin-not-installed': {
    title: '固定的版本尚未安装',
    why: 'go 在 {{folder}} 中无法运行：它固定在 {{spec}}，而已安装的版本都不符合。',
    fix: '安装 {{version}}',
  },
  'pin-overruled': {
    title: '固定的版本被覆盖',
    why: '{{folder}} 固定在 {{spec}}，但实际运行的是 {{runs}}：{{cause}}。',
  },
  'go-refuses': {
    title: 'go 命令在某个文件夹中无法运行',
    why: '在 {{folder}} 中，所有 go 命令都会以此结束：{{problem}}。',
  },
  'tool-versions-unfollowed': {
    title: 'GoSwitch 不读取 .tool-versions',
    why: '{{folder}} 的 .tool-versions 要求 Go {{wanted}}，但 GoSwitch 不读取该文件；那里的 go 是 {{called}}。运行 goswitch pin {{wanted}} 即可固定。',
  },
  'pin-unreadable': {
    title: '固定的版本无效',
    why: 'go 在 {{folder}} 中无法运行：{{problem}}。',
  },
  'version-forced': {
    title: 'GOSWITCH_VERSION 覆盖了所有其他选择',
    why: '它的值是 {{value}}，因此切换和固定版本都不起作用。',
    fix: '取消设置 GOSWITCH_VERSION',
  },
};
