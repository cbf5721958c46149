import type { environmentWords as en } from '../../en/findings/environment.ts';
import type { Translation } from '../../say.ts';

export const environment: Translation<typeof en> = {
  'goroot-of-another-go': {
    title: 'GOROOT 指向的不是正在运行的 Go',
    why: '构建会因“compile: version does not match go tool version”而停止：{{variable}} 是 {{value}}（{{version}}），运行的却是 {{running}}。',
    fix: '取消设置 GOROOT',
  },
  'goroot-passed-by': {
    title: '设置了 GOROOT，部分工具会使用它',
    why: '在终端中使用 GoSwitch 的 go 不受影响，但直接启动 go 的编辑器会把 {{value}} 当作它的文件夹而失败。',
    fix: '取消设置 GOROOT',
  },
  'goroot-missing': {
    title: 'GOROOT 指向的文件夹不存在',
    why: '所有 go 命令都会因“go: cannot find GOROOT directory: {{value}}”而停止。',
    fix: '取消设置 GOROOT',
  },
  'goroot-not-an-sdk': {
    title: 'GOROOT 指向的文件夹不是 Go SDK',
    why: '构建找不到标准库：{{value}} 中没有 {{missing}}。',
    fix: '取消设置 GOROOT',
  },
  'goroot-needless': {
    title: '设置了 GOROOT，而 Go 并不需要它',
    why: '它的值是 {{value}}，正在运行的 go 自己就能找到所在的文件夹；一旦启用其他版本，构建就会失败。',
    fix: '取消设置 GOROOT',
  },
  'goroot-in-go-env': {
    title: 'GOROOT 由“go env -w”写入',
    why: '无论启用哪个版本，当前用户的所有 go 都会把 {{value}} 当作自己的文件夹。',
    fix: '从 go env 文件中移除 GOROOT',
  },
  'goroot-in-go-env-missing': {
    title: 'GOROOT 由“go env -w”写入，而该文件夹不存在',
    why: '所有 go 命令都会因“go: cannot find GOROOT directory: {{value}}”而停止，连用来修复的“go env -u”也不例外。',
    fix: '从 go env 文件中移除 GOROOT',
  },
  'gopath-is-goroot': {
    title: 'GOPATH 与 GOROOT 是同一个文件夹',
    why: 'go 命令每次都会警告，模块和工具会混入 SDK {{value}}。',
    fix: '取消设置 GOPATH',
  },
  'gopath-relative': {
    title: 'GOPATH 是相对路径',
    why: '所有 go 命令都会因“go: GOPATH entry is relative; must be absolute path: "{{entry}}"”而停止。',
    fix: '取消设置 GOPATH',
  },
  'gopath-tilde': {
    title: 'GOPATH 以 ~ 开头，而没有 shell 将其展开',
    why: '所有 go 命令都会因“go: GOPATH entry cannot start with shell metacharacter \'~\': "{{entry}}"”而停止。',
    fix: '取消设置 GOPATH',
  },
  'gopath-none': {
    title: '默认的 GOPATH 正是 SDK 所在的文件夹',
    why: 'GOPATH 默认为 {{value}}，但正在运行的 go 就在那里，模块因此无处存放，构建会失败。',
    fix: '把 GOPATH 设为其他文件夹',
  },
  'gopath-not-writable': {
    title: 'GOPATH 不可写',
    why: '无法把模块和工具放入 {{folder}}：{{problem}}。',
    fix: '取消设置 GOPATH',
  },
  'gopath-bin-not-on-path': {
    title: '安装的工具不在 PATH 中',
    why: '“go install”放入 {{folder}} 的程序，在新终端里不能直接用名称启动。',
    fix: '加入 PATH',
  },
  'gobin-relative': {
    title: 'GOBIN 不是绝对路径',
    why: '“go install”会因“cannot install, GOBIN must be an absolute path”而停止：它的值是 {{value}}。',
    fix: '取消设置 GOBIN',
  },
  'gobin-not-on-path': {
    title: 'GOBIN 不在 PATH 中',
    why: '“go install”放入 {{folder}} 的程序，在新终端里不能直接用名称启动。',
    fix: '加入 PATH',
  },
  'go111module-off': {
    title: '模块功能被关闭',
    why: 'GO111MODULE=off 会使模块命令停止，构建忽略 go.mod，其中指定的 toolchain 也不会被使用。',
    fix: '取消设置 GO111MODULE',
  },
  'go111module-invalid': {
    title: 'GO111MODULE 的值无效',
    why: '构建会因“go: unknown environment setting GO111MODULE={{value}}”而停止。',
    fix: '取消设置 GO111MODULE',
  },
  'goflags-invalid': {
    title: 'GOFLAGS 无效',
    why: '几乎所有 go 命令都会因“{{message}}”而停止，连“go version”也不例外。',
    fix: '取消设置 GOFLAGS',
  },
  'goflags-value': {
    title: 'GOFLAGS 中有标志不接受的值',
    why: '凡是带有此标志的 go 命令都会因“{{message}}”而停止。',
    fix: '取消设置 GOFLAGS',
  },
  'goflags-mod': {
    title: 'GOFLAGS 对所有模块设置了 -mod',
    why: '{{flag}} 本是为某个项目而设，在其他项目里会使构建停止（“inconsistent vendoring”）或改动 go.mod。',
    fix: '取消设置 GOFLAGS',
  },
  'goflags-slow': {
    title: 'GOFLAGS 使每次构建都变慢',
    why: '{{flags}} 在每次构建和测试中都会耗费时间，即使并不需要。',
    fix: '取消设置 GOFLAGS',
  },
  'goflags-insecure': {
    title: 'GOFLAGS 中有 -insecure',
    why: 'Go 1.16 及更早版本会因此不加密、不校验地下载模块；从 Go 1.17 起，“go get”遇到它就会停止。',
    fix: '取消设置 GOFLAGS',
  },
  'goexperiment-unknown': {
    title: 'GOEXPERIMENT 指定了此版本没有的实验功能',
    why: '所有 go 命令都会因“{{message}}”而停止。',
    fix: '取消设置 GOEXPERIMENT',
  },
  'goexperiment-set': {
    title: '所有程序都以实验功能构建',
    why: 'GOEXPERIMENT={{value}} 会改变编译器和程序的行为，没有该实验功能的版本遇到它会停止。',
    fix: '取消设置 GOEXPERIMENT',
  },
  'godebug-slow': {
    title: 'GODEBUG 使所有 Go 程序变慢',
    why: '{{settings}} 用于排查 Go 自身的故障；当前用户的 go 命令和所有 Go 程序都会因此变慢。',
    fix: '取消设置 GODEBUG',
  },
  'godebug-noisy': {
    title: 'GODEBUG 使所有 Go 程序输出更多内容',
    why: '{{settings}} 会让所有 Go 程序（包括 go 命令）向标准错误写入内容，干扰读取其输出的程序。',
    fix: '取消设置 GODEBUG',
  },
  'architecture-level-invalid': {
    title: '{{variable}} 的值无效',
    why: '{{variable}}={{value}} 不在 {{allowed}} 之中；Go 会停止，或不作提示而按默认值构建。',
    fix: '取消设置 {{variable}}',
  },
  'architecture-level-above-hardware': {
    title: '{{variable}} 的要求超出了此处理器的能力',
    why: '以 {{variable}}={{value}} 构建的程序无法在本机启动，本机处理器为 {{hardware}}。',
    fix: '取消设置 {{variable}}',
  },
  'goos-goarch-unsupported': {
    title: '{{variable}} 指定了 Go 不支持的平台',
    why: '构建会因“go: unsupported GOOS/GOARCH pair {{pair}}”而停止。',
    fix: '取消设置 {{variable}}',
  },
  'goos-goarch-left-set': {
    title: '遗留了 {{variable}}：所有内容都为 {{pair}} 构建',
    why: '构建出的程序无法在本机（{{native}}）运行，“go run”和“go test”会因“exec format error”而停止。',
    fix: '取消设置 {{variable}}',
  },
  'goarch-narrow': {
    title: '所有内容都构建为 32 位程序',
    why: '在 {{native}} 机器上遗留了 GOARCH={{value}}：程序能运行，但较慢、可用内存少，并且 cgo 被关闭。',
    fix: '取消设置 GOARCH',
  },
  'env-overrides-go-env': {
    title: '“go env -w”写入的 {{variable}} 不起作用',
    why: '环境变量的值是 {{value}}，优先于 go env 文件中的 {{written}}。',
    fix: '从环境中移除 {{variable}}',
  },
  'gotoolchain-invalid': {
    title: 'GOTOOLCHAIN 无效',
    why: '所有 go 命令都会因“{{message}}”而停止。',
    fix: '取消设置 GOTOOLCHAIN',
  },
  'gotoolchain-named': {
    title: 'GOTOOLCHAIN 选择了启用版本以外的版本',
    why: '由于 GOTOOLCHAIN={{value}}，无论启用哪个版本，运行的都是 {{toolchain}} 而不是 {{running}}。',
    fix: '取消设置 GOTOOLCHAIN',
  },
  'gotoolchain-local': {
    title: '项目要求更新的版本时，Go 不能自行选用',
    why: 'GOTOOLCHAIN={{value}} 会使 go.mod 要求高于 {{running}} 的项目停止。',
    fix: '取消设置 GOTOOLCHAIN',
  },
  'gotoolchain-downloads-installed': {
    title: 'Go 会下载已经安装的版本',
    why: '它只在 PATH 中寻找，而新终端在那里找不到 {{missing}}。',
    fix: '把 GoSwitch 加入 PATH',
  },
  'gosumdb-off': {
    title: '模块未经校验和数据库校验',
    why: 'GOSUMDB=off 时，模块被篡改也不会被发现，并且无法下载 toolchain。',
    fix: '取消设置 GOSUMDB',
  },
  'checksums-too-wide': {
    title: '{{variable}} 使公共模块不受校验',
    why: '“{{patterns}}”匹配的不止一个组织的模块，公共模块被篡改也不会被发现。',
    fix: '取消设置 {{variable}}',
  },
  'goinsecure-too-wide': {
    title: 'GOINSECURE 允许不加密地下载公共模块',
    why: '“{{patterns}}”匹配的不止一个组织的模块：途中的任何人都能改动直接下载的内容。',
    fix: '取消设置 GOINSECURE',
  },
  'certificates-unchecked': {
    title: '{{variable}} 使程序接受任何证书',
    why: '设置了 {{variable}}={{value}} 时，网络上的任何人都能冒充这些程序所连接的服务器：{{programs}}。GoSwitch 自身仍会校验证书。',
    fix: '取消设置 {{variable}}',
  },
  'goproxy-off': {
    title: '模块下载被关闭',
    why: 'GOPROXY=off 时，需要本机没有的模块或 toolchain 的构建会停止。',
    fix: '取消设置 GOPROXY',
  },
  'goproxy-invalid': {
    title: 'GOPROXY 无效',
    why: '下载会因“{{message}}”而停止。',
    fix: '取消设置 GOPROXY',
  },
  'goproxy-empty': {
    title: 'GOPROXY 是一个空列表',
    why: '下载会因“GOPROXY list is not the empty string, but contains no entries”而停止。',
    fix: '取消设置 GOPROXY',
  },
  'goproxy-blank': {
    title: 'GOPROXY 被“go env -w”写成了空值',
    why: '{{file}} 中的空值盖住了 SDK 的 go.env 里的默认值：下载会停止，也不会切换 toolchain。',
    fix: '从 go env 文件中删除 GOPROXY',
  },
  'goproxy-none': {
    title: '没有指定从哪里获取模块',
    why: '从 Go 1.21 起默认值写在 SDK 的 go.env 中，而 {{file}} 里没有：下载会停止，也不会选用更新的 toolchain。',
    fix: '直接从模块所在的主机获取',
  },
  'gowork-missing': {
    title: 'GOWORK 指向的文件不存在',
    why: '构建会因“go: reading go.work: open {{value}}: no such file or directory”而停止。',
    fix: '取消设置 GOWORK',
  },
  'gowork-left-set': {
    title: '遗留了 GOWORK：所有项目都在同一工作区中构建',
    why: '不属于 {{value}} 的模块无论在哪里都无法构建。',
    fix: '取消设置 GOWORK',
  },
  'gowork-off': {
    title: '工作区被关闭',
    why: 'GOWORK=off 使 go 命令忽略所有 go.work，相邻的模块彼此不可见。',
    fix: '取消设置 GOWORK',
  },
  'goenv-off': {
    title: 'go env 文件未被读取',
    why: 'GOENV=off 时，用“go env -w”写入的内容一概无效（{{file}}）。',
    fix: '取消设置 GOENV',
  },
};
