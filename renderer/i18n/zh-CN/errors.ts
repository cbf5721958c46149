import type { Translation } from '../../../electron/contract/words/say.ts';
import type { errors as en } from '../en/errors.ts';
import { networkAdvice } from './network-advice.ts';

export const errors: Translation<typeof en> = {
  network: networkAdvice,
  codes: {
    'invalid-input': { title: '无法按此执行', why: '有内容缺失，或格式不符。', advice: '请修改后重试。' },
    'invalid-spec': {
      title: '这不是 Go 版本',
      why: '版本的写法如 1.26、go1.26.3、1.27rc1、latest 或 oldstable。',
      advice: '请按上述写法输入。',
    },
    'release-not-found': {
      title: '没有相符的版本',
      why: '发布索引中没有这个版本。',
      advice: '请核对版本号，或刷新版本列表：本地副本可能还没有它。',
    },
    'platform-unavailable': {
      title: '没有适用于本机的安装包',
      why: '这个版本存在，但没有为本机的系统和处理器发布安装包。',
      advice: '请选择其他版本。',
    },
    'sdk-not-installed': { title: '该版本尚未安装', why: '没有相符的已安装 SDK。', advice: '请先安装。' },
    'sdk-active': { title: '该版本正在使用', why: '删除后将没有可用的 Go。', advice: '请先切换到其他版本。' },
    'sdk-invalid': {
      title: '该文件夹不是完整的 Go SDK',
      why: '缺少 Go 发行版必备的文件，或无法运行。',
      advice: '请选择包含 bin/go 和 VERSION 的文件夹。',
    },
    'sdk-already-installed': {
      title: '已经安装',
      why: 'GoSwitch 中已有同一版本。',
      advice: '直接使用，或先删除再安装。',
    },
    'sdk-modified': {
      title: '该 SDK 的文件已被改动',
      why: '与安装时的内容不一致。',
      advice: '请删除该版本后重新安装。',
    },
    'manifest-missing': {
      title: '没有可比对的记录',
      why: '该 SDK 是从别处接管的，没有文件清单。',
      advice: '用 GoSwitch 安装该版本即可校验。',
    },
    'no-active-version': {
      title: '尚未启用任何版本',
      why: '还没有指定使用哪个 Go。',
      advice: '请安装或切换到一个版本。',
    },
    'pin-invalid': {
      title: '无法读取固定版本',
      why: '.go-version 文件中写的不是版本号。',
      advice: '请修改该文件，或重新固定项目版本。',
    },
    'pin-not-installed': {
      title: '固定的版本尚未安装',
      why: '没有与项目固定版本相符的 SDK。',
      advice: '请安装该版本。',
    },
    'source-unknown': {
      title: '没有这个来源',
      why: '它既不是已配置的来源，也不是 URL 或文件。',
      advice: '请核对拼写，或在设置中添加来源。',
    },
    'index-unavailable': {
      title: '无法获取版本列表',
      why: '所有来源均无响应，磁盘上也没有副本。',
      advice: '请检查网络，或在设置中添加镜像。',
    },
    'index-invalid': {
      title: '来源返回了别的内容',
      why: '返回的不是 Go 版本列表，通常是网络的登录页或错误页。',
      advice: '请用浏览器打开该来源查看，或改用其他来源。',
    },
    'network-unreachable': {
      title: '无法连接服务器',
      why: '找不到服务器、连接被拒绝，或反复中断。',
      advice: '请检查网络和代理后重试，已下载的部分会保留。',
    },
    'network-stalled': {
      title: '下载停滞',
      why: '连接仍在，但收不到数据。',
      advice: '重试会从中断处继续，也可以改用镜像。',
    },
    'proxy-failed': {
      title: '无法通过代理',
      why: '代理连不上、需要用户名和密码，或拒绝了请求。',
      advice: '详细信息中有代理的回应；可在“网络”页更改代理。',
    },
    'http-status': {
      title: '服务器拒绝了请求',
      why: '它返回了重试也无法解决的错误。',
      advice: '详细信息中有服务器的回应；其他来源可能有此文件。',
    },
    'redirect-loop': { title: '服务器循环跳转', why: '它一再重定向。', advice: '请改用其他来源。' },
    'redirect-insecure': {
      title: '已拒绝不安全的跳转',
      why: '服务器要从加密连接跳到明文连接。',
      advice: '请改用其他来源，并对当前网络保持警惕。',
    },
    'checksum-missing': {
      title: '没有凭据证明安装包可信',
      why: '没有受信任的来源提供其 sha256。',
      advice: '请刷新版本列表，或自行提供 sha256。',
    },
    'checksum-mismatch': {
      title: '安装包不是原版',
      why: '其内容与公布的 sha256 不符，未安装任何内容。',
      advice: '请重试，或改用其他来源。',
    },
    'archive-not-recognized': {
      title: '这不是安装包',
      why: '通常是服务器返回的错误页面。',
      advice: '请重试，或改用其他来源。',
    },
    'archive-truncated': { title: '安装包不完整', why: '缺少后面的部分。', advice: '请重试。' },
    'archive-corrupt': { title: '安装包已损坏', why: '无法解压。', advice: '请重试，或改用其他来源。' },
    'archive-unsafe': {
      title: '已拒绝该安装包',
      why: '其中含有 Go 发行版不该有的内容，例如链接或指向外部的路径。',
      advice: '请勿使用它，改用官方来源。',
    },
    'archive-too-large': { title: '安装包过大', why: 'Go 的发行版不会有这么大。', advice: '请改用其他来源。' },
    'goproxy-unset': {
      title: '没有可用的 Go 模块代理',
      why: '环境变量、go env、本机的 SDK 和设置中都没有指定。',
      advice: '请在设置的“Go 模块代理”中填写，或用 go env -w 设置 GOPROXY。',
    },
    'go-setting-invalid': {
      title: '某项 Go 设置无法使用',
      why: 'GOPROXY、GOSUMDB 或 GOAUTH 的值不被 go 命令接受，或是 GoSwitch 不支持的写法。',
      advice: '请修改详细信息中指出的值。',
    },
    'sumdb-disabled': {
      title: '校验和数据库已关闭',
      why: 'GOSUMDB=off。来自模块代理的 Go 必须经校验和数据库证实才会安装，go 命令也是如此。',
      advice: '请取消 GOSUMDB 设置，或从其他来源安装。',
    },
    'sumdb-unavailable': {
      title: '校验和数据库没有响应',
      why: '无论通过模块代理还是直接访问都无法查询，因此无法证实下载内容。',
      advice: '请重试，或让模块代理转发校验和数据库。在中国可尝试 GOSUMDB=sum.golang.google.cn。',
    },
    'sumdb-unsigned': {
      title: '证明没有校验和数据库的签名',
      why: '有人冒名应答，或内容在途中被改动。',
      advice: '请勿从该代理安装，并告知其运营者。',
    },
    'sumdb-forked': {
      title: '校验和数据库自相矛盾',
      why: '它签署的两份记录不可能同时成立，日志中已保留两者作为证据。',
      advice: '请勿从这里安装任何内容，并向 Go 安全团队报告。',
    },
    'sumdb-stale': {
      title: '证明已过时',
      why: '收到的内容比之前见过的更旧，或尚未包含该版本。',
      advice: '请稍后重试，或改用其他代理。',
    },
    'sumdb-record-invalid': {
      title: '证明不成立',
      why: '有记录或数据与校验和数据库签署的内容不符。',
      advice: '请勿从该代理安装，并告知其运营者。',
    },
    'module-mismatch': {
      title: '下载内容不是原版',
      why: '其哈希与校验和数据库证实的不同，未安装任何内容。',
      advice: '请改用其他代理，并告知该代理的运营者。',
    },
    'probe-failed': {
      title: '这个 Go 无法在本机运行',
      why: '解压后“go version”运行失败，或报告了别的版本。未安装任何内容。',
      advice: '请查看详细信息；较旧的系统可能需要较旧的 Go。',
    },
    'rebuild-failed': {
      title: '未能重新编译',
      why: '编译失败，或新程序无法启动。原来的程序保持不变。',
      advice: 'go 命令的回答见详细信息。',
    },
    'switch-unproven': {
      title: '切换已撤回',
      why: '未能证实新版本可以运行，已恢复到之前的版本。',
      advice: '请校验该版本，或重新安装。',
    },
    'disk-full': {
      title: '磁盘已满',
      why: 'GoSwitch 存放文件的位置没有剩余空间。',
      advice: '请删除不需要的版本或清理残留，然后重试。',
    },
    'volumes-differ': {
      title: 'GoSwitch 主目录跨越两个卷',
      why: '其中有文件夹链接或挂载到了另一个文件系统，新版本无法一步移动到位。',
      advice: '请把整个主目录移到同一个卷，并用 GOSWITCH_HOME 指定其位置；详细信息中有这两个位置。',
    },
    'permission-denied': {
      title: '没有权限',
      why: '当前账户无法读取或更改某个文件或文件夹。',
      advice: '请调整其权限，路径见详细信息。',
    },
    'system-refused': {
      title: '系统拒绝了操作',
      why: '某个文件、文件夹或程序无法使用，原因见详细信息。',
      advice: '请按详细信息修正后重试。',
    },
    'lock-timeout': {
      title: '另一个 GoSwitch 正忙',
      why: '另一个命令或窗口长时间在处理同一对象。',
      advice: '请等它完成后重试。',
    },
    'settings-invalid': {
      title: '无法读取设置',
      why: '设置文件已损坏，已移到一旁并改用默认值。',
      advice: '请检查各项设置。',
    },
    'home-newer': {
      title: '文件由更新版本的 GoSwitch 写入',
      why: '当前版本无法识别其中的全部内容，因此没有修改该文件。',
      advice: '请更新 GoSwitch，或使用较新的版本。',
    },
    'profile-invalid': {
      title: '无法安全地修改启动文件',
      why: '它有语法错误、标记不成对，或不是文本文件。',
      advice: '请修复详细信息中的文件后重试。',
    },
    'profile-edited': {
      title: 'GoSwitch 的配置行被手动改过',
      why: '因此未做改动。',
      advice: '请在预览中查看差异，确认后仍可应用。',
    },
    'shell-failed': {
      title: 'Shell 没有回应',
      why: '它在报告环境之前退出或超时了。',
      advice: '请自行启动它，留意启动文件中的错误。',
    },
    'program-not-found': { title: '找不到程序', why: '没有这个名称的程序。', advice: '请核对名称。' },
    'undo-impossible': {
      title: '已无法撤销',
      why: '它已被撤销，或之后情况发生了变化。',
      advice: '请在“活动”中查看变化。',
    },
    'fix-impossible': {
      title: '已无法这样修复',
      why: '问题已经消失，或已经变成别的问题。',
      advice: '请在“环境”中重新检查。',
    },
    'go-env-off': {
      title: '没有 go env 文件',
      why: 'GOENV=off 将它关闭，或找不到存放它的文件夹。',
      advice: '请先去掉 GOENV，然后重试。',
    },
    'session-refused': {
      title: '此窗口的会话已结束',
      why: '链接已被使用过，或 GoSwitch 已重启。',
      advice: '请运行“goswitch ui”打开新窗口。',
    },
    'too-many-requests': { title: '请求过于频繁', why: '窗口的请求超出了引擎的限制。', advice: '请稍候再试。' },
    'engine-unreachable': {
      title: '无法连接引擎',
      why: '引擎已退出，或与它的连接中断。',
      advice: '窗口会自动重连；如未恢复，请重新启动 GoSwitch。',
    },
    'port-unavailable': { title: '端口被占用', why: '另一个程序正在监听该端口。', advice: '请换一个端口。' },
    'window-missing': { title: '缺少窗口文件', why: '窗口尚未构建。', advice: '请重新安装 GoSwitch。' },
    cancelled: { title: '已取消', why: '由你停止。', advice: '可随时重新开始。' },
    internal: {
      title: 'GoSwitch 内部出错',
      why: '这是 GoSwitch 自身的故障。',
      advice: '请重试；若仍出现，请复制详细信息并反馈。',
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
