import type { SentenceForms } from '../../translate-sentences.ts';

/** Versions, releases, archives, module proxies and the checksum database: core/go, core/manager/install. */
export const goSentences: SentenceForms = {
  'No version was given': '没有给出版本',
  '"{{text}}" is not a Go version': '“{{text}}”不是 Go 版本',
  'not a Go version': '不是 Go 版本',
  'Write a version such as 1.26, 1.26.3 or 1.27rc1, or latest or oldstable':
    '请写版本（例如 1.26、1.26.3 或 1.27rc1），或 latest、oldstable',
  'Did you mean {{word}}?': '你是否想输入 {{word}}？',
  '{{place}}: no version in it; write one such as 1.26.3 or 1.26':
    '{{place}}：其中没有版本；请写入 1.26.3 或 1.26 之类的版本',
  '{{place}}: {{why}}; write one such as 1.26.3 or 1.26': '{{place}}：{{why}}；请写入 1.26.3 或 1.26 之类的版本',
  'No release matches {{version}}': '没有版本 {{version}}',
  'No release matches {{version}} (the list is from {{time}}, because {{why}})':
    '没有版本 {{version}}（列表获取于 {{time}}，因为 {{why}}）',
  'the source was not asked': '没有查询来源',
  '{{version}} has no archive for {{platform}}': '{{version}} 没有适用于 {{platform}} 的安装包',
  'No release here has one for {{platform}}': '这里没有任何版本提供 {{platform}} 的安装包',
  'The nearest release with one for {{platform}} is {{version}}':
    '提供 {{platform}} 安装包的最接近的版本是 {{version}}',
  'The newest release of {{family}} is {{version}}': '{{family}} 的最新版本是 {{version}}',
  'Only prereleases of {{family}} are out; name one exactly: {{versions}}':
    '{{family}} 目前只有预发布版本，请指定其中一个：{{versions}}',
  'goswitch ls-remote --all lists what there is': 'goswitch ls-remote --all 列出全部版本',
  'The newest release is {{version}}; goswitch ls-remote lists the others':
    '最新版本是 {{version}}；goswitch ls-remote 列出其他版本',
  'The archive cannot be decoded: {{why}}': '无法解码安装包：{{why}}',
  'Run it again, or use another source': '请重新运行，或换用其他来源',
  'Run it again': '请重新运行',
  'Run it again later': '请稍后重新运行',
  'The archive was refused: entry {{name}} {{why}}': '已拒绝此安装包：条目 {{name}} {{why}}',
  'is outside go/': '位于 go/ 之外',
  'has a character that no Go release uses': '含有 Go 版本不会使用的字符',
  'is too long': '过长',
  'is too deep': '层级过深',
  'is not a plain path': '不是普通路径',
  'is another name on Windows': '在 Windows 上会成为另一个名称',
  'Nothing was installed. Use another source, and tell its owner': '没有安装任何内容。请换用其他来源，并告知其所有者',
  'Nothing was installed. Run it again, or use another source': '没有安装任何内容。请重新运行，或换用其他来源',
  'Nothing was installed. Use another proxy, and tell whoever runs this one':
    '没有安装任何内容。请换用其他代理，并告知此代理的管理者',
  'The archive ends early': '安装包不完整',
  '{{from}} has nothing where a gzip or zip archive should be': '{{from}} 没有内容，此处应为 gzip 或 zip 安装包',
  '{{from}} has something else, beginning "{{words}}" where a gzip or zip archive should be':
    '{{from}} 不是 gzip 或 zip 安装包，其开头是“{{words}}”',
  '{{from}} has something else of type {{type}}, beginning "{{words}}" where a gzip or zip archive should be':
    '{{from}} 不是 gzip 或 zip 安装包，类型为 {{type}}，其开头是“{{words}}”',
  '{{from}} has {{what}} where a gzip or zip archive should be': '{{from}} 不是 gzip 或 zip 安装包（{{what}}）',
  'A sign-in page of the network or an error page may stand in its place; open the URL in a browser, or use another source':
    '得到的可能是网络登录页或错误页；请在浏览器中打开该 URL，或换用其他来源',
  '{{host}} cannot continue the download where it ended': '{{host}} 无法从中断处继续下载',
  '{{url}} is larger than the {{bytes}} bytes that are allowed': '{{url}} 超过了应有的 {{bytes}} 字节',
  'The source has another file under this name; use another source': '来源中同名的是另一个文件；请换用其他来源',
  '{{url}} ends after {{bytes}} of {{total}} bytes': '{{url}} 只有 {{total}} 字节中的 {{bytes}} 字节',
  'The source has an incomplete file; run it again later, or use another source':
    '来源中的文件不完整；请稍后重新运行，或换用其他来源',
  'The archive unpacks to more than any Go release: over {{bytes}} bytes, {{file}} in one file, or {{entries}} entries':
    '安装包解压后比任何 Go 版本都大：超过 {{bytes}} 字节、单个文件超过 {{file}}，或超过 {{entries}} 个条目',
  'The archive unpacks to more than any Go release: over {{bytes}} bytes':
    '安装包解压后比任何 Go 版本都大：超过 {{bytes}} 字节',
  '{{file}} has {{bytes}} bytes, more than any Go release': '{{file}} 有 {{bytes}} 字节，比任何 Go 版本都大',
  'Name the .tar.gz or .zip of a Go release': '请指定 Go 版本的 .tar.gz 或 .zip 文件',
  'checksum database disabled by GOSUMDB=off': 'GOSUMDB=off 关闭了校验和数据库',
  'A Go from a module proxy needs the proof of the checksum database: unset GOSUMDB, or install from another source':
    '来自模块代理的 Go 需要由校验和数据库验证：请取消设置 GOSUMDB，或从其他来源安装',
  'go env GOSUMDB shows the effective value; unset, it is right for everybody':
    'go env GOSUMDB 显示生效的值；不设置它即适用于所有人',
  '{{database}} cannot be reached through the module proxy: {{why}}': '无法通过模块代理查询 {{database}}：{{why}}',
  'Only 404 or 410 for /sumdb/ lets the checksum database be asked directly; whoever runs the proxy can pass it on':
    '只有对 /sumdb/ 返回 404 或 410 才能直接查询校验和数据库；代理的管理者可以开启转发',
  'GOPROXY={{value}} does not relay a checksum database': 'GOPROXY={{value}} 不转发校验和数据库',
  'The tree of {{database}} that {{via}} sent is not a signed note': '{{via}} 发送的 {{database}} 的树不是已签名的记录',
  'The tree of {{database}} that {{via}} sent is not signed by its known key':
    '{{via}} 发送的 {{database}} 的树不是由其已知密钥签名的',
  'The tree of {{database}} that {{via}} sent has a wrong signature': '{{via}} 发送的 {{database}} 的树签名错误',
  'The tree of {{database}} that {{via}} sent {{why}}': '{{via}} 发送的 {{database}} 的树有误：{{why}}',
  '{{via}} sent a signed note of {{database}} that is no tree (malformed tree note)':
    '{{via}} 发送的 {{database}} 的签名记录不是树（malformed tree note）',
  '{{via}} answered {{path}} with something that is no record of a checksum database (malformed record data)':
    '{{via}} 对 {{path}} 的应答不是校验和数据库的记录（malformed record data）',
  'The record of {{module}} that {{via}} sent is not record {{id}} of {{database}} (cannot authenticate record data in server response)':
    '{{via}} 发送的 {{module}} 的记录不是 {{database}} 的第 {{id}} 条记录（cannot authenticate record data in server response）',
  'verifying {{module}}: checksum missing from sumdb response: record {{id}} of {{database}} is about something else':
    '校验 {{module}}：应答中没有校验和，{{database}} 的第 {{id}} 条记录对应其他内容（checksum missing from sumdb response）',
  '{{tile}} that {{via}} sent {{what}} (downloaded inconsistent tile)':
    '{{via}} 发送的 {{tile}} 不一致：{{what}}（downloaded inconsistent tile）',
  'The tree of {{database}} that {{via}} sent is stale: it ends before {{module}} (cannot validate record {{id}} in tree of size {{size}})':
    '{{via}} 发送的 {{database}} 的树已过期：不包含 {{module}}（cannot validate record {{id}} in tree of size {{size}}）',
  '{{via}} serves a stale tree of {{database}} with {{served}} records: {{seen}} were seen before, and it lacks parts of those ({{why}})':
    '{{via}} 提供的 {{database}} 的树已过期，只有 {{served}} 条记录，而之前已有 {{seen}} 条（{{why}}）',
  'SECURITY ERROR: {{database}} misbehaves: the tree that {{via}} sent contradicts the one seen before (go.sum database server misbehavior detected)':
    '安全错误：{{database}} 行为异常，{{via}} 发送的树与之前的树矛盾（go.sum database server misbehavior detected）',
  'Install nothing from here. The log of GoSwitch has both signed trees as evidence; report them at go.dev/security':
    '请勿从这里安装任何内容。GoSwitch 的日志保存了两棵已签名的树作为证据；请在 go.dev/security 报告',
  'Run it again later, or ask another address: goswitch env set GOSUMDB=sum.golang.google.cn':
    '请稍后重新运行，或换用其他地址：goswitch env set GOSUMDB=sum.golang.google.cn',
  '{{database}} does not answer: {{why}}; {{proxy}} does not pass it on (no /sumdb/)':
    '{{database}} 没有应答：{{why}}；{{proxy}} 不转发它（没有 /sumdb/）',
  '{{database}} does not answer: {{why}}; {{proxies}} do not pass it on (no /sumdb/)':
    '{{database}} 没有应答：{{why}}；{{proxies}} 不转发它（没有 /sumdb/）',
  '{{database}} does not answer: {{why}}': '{{database}} 没有应答：{{why}}',
  'Whoever runs the proxy can let it pass on the checksum database (/sumdb/), or let this machine reach it':
    '代理的管理者可以开启校验和数据库的转发（/sumdb/），或允许本机访问它',
  'verifying {{module}}: checksum mismatch\n\tdownloaded: {{got}}\n\t{{database}}: {{proven}}':
    '校验 {{module}}：校验和不匹配\n\t下载的：{{got}}\n\t{{database}}：{{proven}}',
  'go help goauth tells the forms; unset, it is netrc': 'go help goauth 说明其写法；不设置时为 netrc',
  'GOAUTH=netrc: {{file}} cannot be read: {{why}}': 'GOAUTH=netrc：无法读取 {{file}}：{{why}}',
  'GOPROXY is a list such as https://proxy.example,direct; go env GOPROXY shows the one in effect':
    'GOPROXY 是一个列表，例如 https://proxy.example,direct；go env GOPROXY 显示生效的值',
  'GOPROXY list is not the empty string, but contains no entries': 'GOPROXY 不为空，但其中没有任何条目',
  'invalid proxy URL missing scheme: {{url}}': '代理 URL 无效，缺少协议：{{url}}',
  'invalid proxy URL scheme (must be https, http, file): {{url}}':
    '代理 URL 的协议无效（必须是 https、http 或 file）：{{url}}',
  'invalid proxy URL: {{url}}': '代理 URL 无效：{{url}}',
  'invalid file:// proxy URL with non-path elements: {{url}}': 'file:// 代理 URL 无效，含有路径以外的部分：{{url}}',
  '{{url}} is not the path of a file: {{why}}': '{{url}} 不是文件路径：{{why}}',
  '{{source}} answered "not modified" to a first request': '{{source}} 对首次请求返回了“not modified”',
  '{{place}} has no release list of its own, and the settings name no source that has one':
    '{{place}} 没有自己的版本列表，设置中也没有提供版本列表的来源',
  'Add the Go project’s own: goswitch settings set sources go.dev,golang.google.cn. Or name the archive: --from URL --sha256 HEX':
    '请添加 Go 项目自己的来源：goswitch settings set sources go.dev,golang.google.cn。或指定安装包：--from URL --sha256 HEX',
  '{{place}} has no release list of its own, and no trusted one could be loaded: {{why}}':
    '{{place}} 没有自己的版本列表，也无法加载可信的版本列表：{{why}}',
  '{{hint}}. Without a list, name the archive: --from URL --sha256 HEX':
    '{{hint}}。没有列表时，可指定安装包：--from URL --sha256 HEX',
  '{{from}} did not answer with a release index: {{why}}': '{{from}} 返回的不是版本列表：{{why}}',
  'it is larger than {{bytes}} bytes': '它超过 {{bytes}} 字节',
  'the JSON that came is not a list': '返回的 JSON 不是列表',
  'the list that came has {{count}} releases, more than {{most}}': '返回的列表有 {{count}} 个版本，超过 {{most}} 个',
  'the list that came holds no release': '返回的列表中没有任何版本',
  'a web page came instead': '返回的是网页',
  'what came is not JSON': '返回的不是 JSON',
  'Check the URL of the source, and that no sign-in page of the network answers in its place':
    '请检查来源的 URL，以及应答的是否为网络登录页',
  'No source of kind "index" is configured': '没有配置 index 类型的来源',
  'goswitch settings set sources= brings the defaults back': 'goswitch settings set sources= 可恢复默认值',
  'No source returned a release index ({{why}})': '没有来源提供版本列表（{{why}}）',
  '"{{text}}" is neither the name of a source nor an http or https URL':
    '“{{text}}”既不是来源的名称，也不是 http 或 https URL',
  'The setting "sources" holds the names': '名称见设置“sources”',
  'No Go module proxy is configured: GOPROXY is not set in the environment, with go env -w, or by an SDK on this machine':
    '没有已知的 Go 模块代理：环境变量、go env -w 和本机的 SDK 都没有设置 GOPROXY',
  'Set one with: goswitch settings set goproxy https://proxy.example (or go env -w GOPROXY=...)':
    '请设置：goswitch settings set goproxy https://proxy.example（或 go env -w GOPROXY=...）',
  '{{url}} did not return a list of module versions': '{{url}} 返回的不是模块版本列表',
  'Open the address in a browser: often it is a login or error page of the network':
    '请在浏览器中打开该地址：往往是网络的登录页或错误页',
  'module lookup disabled by GOPROXY=off': 'GOPROXY=off 关闭了模块查询',
  'Set a proxy for GoSwitch alone with: goswitch settings set goproxy https://proxy.example':
    '可只为 GoSwitch 设置代理：goswitch settings set goproxy https://proxy.example',
  'it is of another module': '它属于另一个模块',
  'No trusted sha256 is known for {{file}}{{why}}': '没有 {{file}} 的可信 sha256{{why}}',
  'Give the one you trust with --sha256, or use a source whose index has it':
    '请用 --sha256 提供你信任的值，或换用列表中有它的来源',
  '{{text}} is not an architecture': '{{text}} 不是架构名称',
  'Use a name such as amd64, arm64, 386 or armv6l; the names of uname -m and of Docker work too':
    '请使用 amd64、arm64、386 或 armv6l 之类的名称；uname -m 和 Docker 的名称也可以',
  '{{text}} is for {{os}}, and this machine runs {{own}}': '{{text}} 适用于 {{os}}，而本机运行 {{own}}',
  '--sha256 takes 64 hexadecimal digits': '--sha256 需要 64 位十六进制数字',
  'No version was given. Example: goswitch install 1.26': '请指定版本，例如：goswitch install 1.26',
  'No version was given. Example: goswitch install 1.26 --from proxy':
    '请指定版本，例如：goswitch install 1.26 --from proxy',
  '{{name}} does not name a Go version and platform': '{{name}} 没有指明 Go 版本和平台',
  'Archives are named like go1.26.3.linux-amd64.tar.gz. For another name give the version and --sha256, as in: goswitch install 1.26.3 --from FILE --sha256 HEX':
    '安装包的名称形如 go1.26.3.linux-amd64.tar.gz。如果是其他名称，请给出版本和 --sha256，例如：goswitch install 1.26.3 --from FILE --sha256 HEX',
  'The archive is {{version}}, not {{wanted}}': '安装包是 {{version}}，不是 {{wanted}}',
  'The archive is for {{os}}, this machine runs {{own}}': '安装包适用于 {{os}}，而本机运行 {{own}}',
  'The archive is for {{arch}}, not {{wanted}}': '安装包适用于 {{arch}}，不是 {{wanted}}',
  'Cannot read {{file}}: {{why}}': '无法读取 {{file}}：{{why}}',
  'there is no such file': '没有这个文件',
  'there is no such folder': '没有这个文件夹',
  'it is not a folder': '它不是文件夹',
  '--sha256 is for archives: what comes from a module proxy is verified by the checksum database':
    '--sha256 用于安装包：来自模块代理的内容由校验和数据库验证',
  'The archive should contain {{version}}, but {{where}} names no version':
    '安装包应为 {{version}}，但{{where}}中没有版本',
  'The archive should contain {{version}}, but {{where}} says {{said}}':
    '安装包应为 {{version}}，但{{where}}显示 {{said}}',
  'its VERSION file': '其 VERSION 文件',
  '{{missing}}. The other sources: {{other}}': '{{missing}}。其他来源：{{other}}',
  '{{file}} does not have the expected sha256': '{{file}} 的 sha256 与预期不符',
  'The install was cancelled': '已取消安装',
  '{{target}} is not installed': '{{target}} 未安装',
  'Run the same command again: it goes on from the bytes received so far': '请重新运行同一命令：会从已接收的部分继续',
  '{{program}} does not run here: {{why}}': '{{program}} 无法在这里运行：{{why}}',
  'it did not answer within the time limit': '它没有在限定时间内应答',
  'it is a program for {{platform}}, and this machine is {{own}}': '它是 {{platform}} 的程序，而本机是 {{own}}',
  'it needs the loader {{loader}}, which this system lacks (older Go needs glibc; musl is not enough)':
    '它需要本系统没有的加载器 {{loader}}（较旧的 Go 需要 glibc，musl 不够）',
  'it may not be run (no permission, or a file system mounted noexec)':
    '不允许运行它（没有权限，或文件系统以 noexec 挂载）',
  'it cannot be started ({{code}})': '无法启动它（{{code}}）',
  'it was ended by {{signal}}': '它被 {{signal}} 终止',
  'it does not answer "go version" with a Go version': '它对“go version”的应答不是 Go 版本',
  'it ended with code {{code}} and no message': '它以退出码 {{code}} 结束，没有任何信息',
  '{{program}} is a link that points outside the SDK, to {{real}}': '{{program}} 是指向 SDK 之外的链接：{{real}}',
  'Install this version again to restore its own go': '请重新安装此版本以恢复其 go',
  'Cancelled while asking the SDK for its version': '查询 SDK 版本时已取消',
  '{{place}}: no version in it; {{example}}': '{{place}}：其中没有版本；{{example}}',
  'The archive should contain {{version}}, but {{where}} {{what}}':
    '安装包应为 {{version}}，但{{where}}不符（{{what}}）',
  '{{index}}. The Go module proxies, tried next: {{proxies}}': '{{index}}。随后尝试了 Go 模块代理：{{proxies}}',
  'go.dev: {{first}}; golang.google.cn: {{second}}': 'go.dev：{{first}}；golang.google.cn：{{second}}',
  'go.dev: {{first}}': 'go.dev：{{first}}',
};
