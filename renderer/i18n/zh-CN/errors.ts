import type { Translation } from '../../../electron/contract/words/say.ts';
import type { errors as en } from '../en/errors.ts';
import { networkAdvice } from './network-advice.ts';

export const errors: Translation<typeof en> = {
  network: networkAdvice,
  codes: {
    'invalid-input': {
      title: '输入无效',
      why: '缺少某个值，或格式不正确。',
      advice: '请修改后重试。',
    },
    'invalid-spec': {
      title: '不是 Go 版本',
      why: '版本的写法如 1.26、go1.26.3、1.27rc1、latest 或 oldstable。',
      advice: '请输入其中一种。',
    },
    'release-not-found': {
      title: '未找到该版本',
      why: '版本列表中没有此版本。',
      advice: '请核对版本号，或刷新版本列表：该版本可能比缓存的列表更新。',
    },
    'platform-unavailable': {
      title: '不适用于本机',
      why: '该版本没有适用于此操作系统和架构的安装包。',
      advice: '请选择其他版本。',
    },
    'sdk-not-installed': {
      title: '版本未安装',
      why: '没有匹配的已安装 SDK。',
      advice: '请先安装。',
    },
    'sdk-active': {
      title: '这是当前版本',
      why: '删除后将没有启用的版本。',
      advice: '请先切换到其他版本。',
    },
    'sdk-invalid': {
      title: '不是完整的 Go SDK',
      why: '缺少 Go 发行版应有的文件，或文件无法运行。',
      advice: '请选择包含 bin/go 和 VERSION 的文件夹。',
    },
    'sdk-already-installed': {
      title: '已安装',
      why: 'GoSwitch 中已有此版本。',
      advice: '请直接使用，或先删除它。',
    },
    'sdk-modified': {
      title: '此 SDK 的文件已被修改',
      why: '文件与安装时不一致。',
      advice: '请删除此版本后重新安装。',
    },
    'manifest-missing': {
      title: '无法校验此 SDK',
      why: '它是从本机添加的，没有文件清单。',
      advice: '请用 GoSwitch 安装该版本，之后即可校验。',
    },
    'no-active-version': {
      title: '尚未启用任何版本',
      why: 'GoSwitch 不知道要运行哪个 Go。',
      advice: '请安装一个版本，或切换到一个版本。',
    },
    'pin-invalid': {
      title: '无法读取固定版本',
      why: '.go-version 文件中没有有效的版本。',
      advice: '请修改该文件，或重新固定项目的版本。',
    },
    'pin-not-installed': {
      title: '固定的版本未安装',
      why: '没有与项目固定版本匹配的已安装 SDK。',
      advice: '请安装该版本。',
    },
    'source-unknown': {
      title: '未知的下载源',
      why: '它不是已配置的下载源，也不是 URL 或文件。',
      advice: '请检查拼写，或在设置中添加下载源。',
    },
    'index-unavailable': {
      title: '无法加载版本列表',
      why: '所有下载源均无响应，也没有缓存的列表。',
      advice: '请检查网络连接，或在设置中添加镜像。',
    },
    'index-invalid': {
      title: '不是版本列表',
      why: '下载源返回的不是 Go 版本列表，通常是网络的登录页或错误页。',
      advice: '请在浏览器中打开该下载源，或选择其他下载源。',
    },
    'network-unreachable': {
      title: '无法连接服务器',
      why: '找不到服务器、连接被拒绝，或连接反复中断。',
      advice: '请检查网络和代理后重试，下载会从中断处继续。',
    },
    'network-stalled': {
      title: '下载停滞',
      why: '连接仍然打开，但没有收到数据。',
      advice: '请重试以继续下载，或使用镜像。',
    },
    'proxy-failed': {
      title: '代理出错',
      why: '代理无法连接、需要用户名和密码，或拒绝了连接。',
      advice: '请在详情中查看代理的响应，并在“网络”页更改代理。',
    },
    'http-status': {
      title: '服务器返回错误',
      why: '服务器拒绝了请求，重试不会有帮助。',
      advice: '请在详情中查看服务器的响应。其他下载源可能有此文件。',
    },
    'redirect-loop': {
      title: '重定向次数过多',
      why: '服务器循环重定向。',
      advice: '请使用其他下载源。',
    },
    'redirect-insecure': {
      title: '已阻止不安全的重定向',
      why: '服务器从加密连接重定向到未加密的连接。',
      advice: '请使用其他下载源，并且不要信任此网络。',
    },
    'checksum-missing': {
      title: '没有可用的校验和',
      why: '没有受信任的下载源提供此安装包的 SHA-256。',
      advice: '请刷新版本列表，或自行输入 SHA-256。',
    },
    'checksum-mismatch': {
      title: '校验和不匹配',
      why: '安装包的 SHA-256 与公布的不一致。未安装任何内容。',
      advice: '请重试，或使用其他下载源。',
    },
    'archive-not-recognized': {
      title: '不是安装包',
      why: '服务器返回的可能是错误页面。',
      advice: '请重试，或使用其他下载源。',
    },
    'archive-truncated': {
      title: '安装包不完整',
      why: '缺少一部分内容。',
      advice: '请重试。',
    },
    'archive-corrupt': {
      title: '安装包已损坏',
      why: '无法解压。',
      advice: '请重试，或使用其他下载源。',
    },
    'archive-unsafe': {
      title: '安装包不安全',
      why: '其中含有 Go 发行版不应有的条目，例如链接或指向文件夹外的路径。未安装任何内容。',
      advice: '请勿使用它。请从官方下载源下载该版本。',
    },
    'archive-too-large': {
      title: '安装包过大',
      why: '它比任何 Go 版本都大。',
      advice: '请使用其他下载源。',
    },
    'goproxy-unset': {
      title: '未配置 Go 模块代理',
      why: '环境变量、go env、已安装的 SDK 和设置中都没有指定。',
      advice: '请在设置的“Go 模块代理”中填写，或用 go env -w 设置 GOPROXY。',
    },
    'go-setting-invalid': {
      title: 'Go 设置无效',
      why: 'GOPROXY、GOSUMDB 或 GOAUTH 的值被 go 命令拒绝，或 GoSwitch 不支持。',
      advice: '请修改详情中指出的值。',
    },
    'sumdb-disabled': {
      title: '校验和数据库已关闭',
      why: 'GOSUMDB=off。与 go 命令一样，GoSwitch 只从模块代理安装通过校验和数据库校验的内容。',
      advice: '请取消设置 GOSUMDB，或从其他下载源安装。',
    },
    'sumdb-unavailable': {
      title: '无法连接校验和数据库',
      why: '直接连接和通过模块代理均无响应，因此无法校验下载内容。',
      advice: '请重试，或使用会转发校验和数据库的模块代理。在中国可以尝试 GOSUMDB=sum.golang.google.cn。',
    },
    'sumdb-unsigned': {
      title: '校验和数据库的签名无效',
      why: '其他服务器冒用其名义响应，或响应在途中被篡改。',
      advice: '请勿从此代理安装，并告知其管理员。',
    },
    'sumdb-forked': {
      title: '校验和数据库自相矛盾',
      why: '它签名的两份列表不可能同时为真。日志中保留了两份作为证据。',
      advice: '请勿从中安装任何内容，并向 Go 安全团队报告。',
    },
    'sumdb-stale': {
      title: '校验和数据库的响应已过时',
      why: '响应比之前的更旧，或尚未包含此版本。',
      advice: '请稍后重试，或使用其他代理。',
    },
    'sumdb-record-invalid': {
      title: '校验和数据库校验失败',
      why: '某条记录或列表的一部分与校验和数据库的签名不符。',
      advice: '请勿从此代理安装，并告知其管理员。',
    },
    'module-mismatch': {
      title: '校验和不匹配',
      why: '下载内容的哈希与校验和数据库中的不一致。未安装任何内容。',
      advice: '请使用其他代理，并告知此代理的管理员。',
    },
    'probe-failed': {
      title: '此 Go 无法在本机运行',
      why: '解压后 go version 运行失败，或报告了其他版本。未安装任何内容。',
      advice: '请查看详情。较旧的系统可能需要较旧的 Go 版本。',
    },
    'rebuild-failed': {
      title: '无法重新构建工具',
      why: '构建失败，或新的程序无法启动。已保留原来的程序。',
      advice: '请在详情中查看 go 命令的输出。',
    },
    'switch-unproven': {
      title: '切换已撤回',
      why: '新版本未通过冒烟测试，已恢复之前的版本。',
      advice: '请校验该版本，或重新安装。',
    },
    'disk-full': {
      title: '磁盘已满',
      why: 'GoSwitch 存储文件的位置没有剩余空间。',
      advice: '请删除不需要的版本或清理残留文件，然后重试。',
    },
    'volumes-differ': {
      title: 'GoSwitch 主目录位于两个卷',
      why: '其中一个文件夹链接或挂载到其他文件系统，新版本无法一步移动到位。',
      advice: '请将整个主目录移到同一个卷，并将 GOSWITCH_HOME 设为该位置。详情中列出了这两个位置。',
    },
    'permission-denied': {
      title: '权限不足',
      why: '你的账户无法读取或更改某个文件或文件夹。',
      advice: '请更改其权限。路径见详情。',
    },
    'system-refused': {
      title: '操作系统返回错误',
      why: '某个文件、文件夹或程序无法使用，原因见详情。',
      advice: '请按详情修正后重试。',
    },
    'lock-timeout': {
      title: '另一个 GoSwitch 进程正忙',
      why: '某个命令或窗口长时间在更改同一文件。',
      advice: '请等待其完成，然后重试。',
    },
    'home-newer': {
      title: '此文件由更新版本的 GoSwitch 写入',
      why: '当前版本无法识别其中的全部内容，因此未更改该文件。',
      advice: '请更新 GoSwitch，或使用更新的版本。',
    },
    'profile-invalid': {
      title: '启动文件无法安全修改',
      why: '它有语法错误、标记不成对，或不是文本文件。',
      advice: '请修复详情中的文件，然后重试。',
    },
    'profile-edited': {
      title: 'GoSwitch 的内容被手动修改',
      why: 'GoSwitch 没有覆盖它。',
      advice: '请查看预览；如需覆盖，请选择更改被手动修改的文件。',
    },
    'shell-failed': {
      title: 'shell 无响应',
      why: '它在报告环境之前退出或超时。',
      advice: '请自行启动该 shell，查看启动文件中的错误。',
    },
    'program-not-found': {
      title: '未找到程序',
      why: '没有该名称的程序。',
      advice: '请检查名称。',
    },
    'undo-impossible': {
      title: '无法再撤销',
      why: '它已被撤销，或已被后续更改取代。',
      advice: '请在“操作记录”中查看更改。',
    },
    'fix-impossible': {
      title: '此修复已不适用',
      why: '问题已经消失，或已发生变化。',
      advice: '请在“环境”中重新检查。',
    },
    'go-env-off': {
      title: '没有 go env 文件',
      why: 'GOENV=off 关闭了它，或其文件夹未知。',
      advice: '请在设置 GOENV 的位置取消设置，然后重试。',
    },
    'session-refused': {
      title: '此窗口的会话已结束',
      why: '链接已被使用，或 GoSwitch 已重启。',
      advice: '请运行“goswitch ui”打开新窗口。',
    },
    'too-many-requests': {
      title: '请求过多',
      why: '窗口发送的请求超出了引擎的限制。',
      advice: '请稍候再试。',
    },
    'engine-unreachable': {
      title: '无法连接引擎',
      why: '引擎已退出，或连接中断。',
      advice: '窗口会自动重新连接。如果没有恢复，请重新启动 GoSwitch。',
    },
    'port-unavailable': {
      title: '端口被占用',
      why: '其他程序正在监听该端口。',
      advice: '请选择其他端口。',
    },
    'window-missing': {
      title: '缺少窗口文件',
      why: 'GoSwitch 没有完整安装。',
      advice: '请重新安装 GoSwitch。',
    },
    cancelled: {
      title: '已取消',
      why: '你停止了该操作。',
      advice: '可以随时重新开始。',
    },
    internal: {
      title: 'GoSwitch 出错',
      why: '这是 GoSwitch 的缺陷。',
      advice: '请重试。如果再次出现，请复制详情并提交问题报告。',
    },
  },
  actions: {
    retry: '重试',
    'refresh-releases': '刷新版本列表',
    'open-versions': '查看版本',
    'open-network': '查看网络',
    'open-settings': '打开设置',
    'open-environment': '查看环境',
    'open-activity': '查看活动',
    reload: '重新加载窗口',
  },
};
