import type { SentenceForms } from '../../translate-sentences.ts';

/** Connections, proxies and servers: core/base/network. */
export const networkSentences: SentenceForms = {
  'Could not use the certificate file {{file}}: it is not in PEM format':
    '无法使用证书颁发机构文件 {{file}}：它不是 PEM 格式',
  'Could not read the certificate file {{file}}': '无法读取证书颁发机构文件 {{file}}',
  'The setting caFile names it: goswitch settings unset caFile': '它由设置 caFile 指定：goswitch settings unset caFile',
  '"{{url}}" is not a URL': '“{{url}}”不是 URL',
  '{{url}} is neither http nor https': '{{url}} 既不是 http 也不是 https',
  '{{url}} is larger than {{bytes}} bytes, so it was rejected': '{{url}} 超过 {{bytes}} 字节，不是所请求的内容',
  '{{host}} redirects to something that is not a URL': '{{host}} 重定向到的不是 URL',
  '{{host}} redirects to {{url}}, which is not https': '{{host}} 重定向到 {{url}}，它不是 https',
  'Somebody on this network may be answering in place of the server. Use another network or source':
    '此网络中可能有人冒充服务器应答。请换用其他网络或来源',
  'The way to {{url}} leads back to {{to}}': '{{url}} 形成重定向循环：又回到 {{to}}',
  'The way to {{url}} goes on after {{count}} redirects': '{{url}} 重定向过多：{{count}} 次后仍未结束',
  'Check the URL of the source, or use another one': '请检查来源的 URL，或换用其他来源',
  '{{host}} sent nothing for {{time}} while GoSwitch waited for {{what}}':
    'GoSwitch 等待{{what}}时，{{host}} 在 {{time}} 内没有发送任何内容',
  'an answer': '应答',
  'more bytes': '更多数据',
  '{{host}} sent only {{bytes}} bytes in {{time}}': '{{host}} 在 {{time}} 内只发送了 {{bytes}} 字节',
  '{{host}} ended its answer after {{bytes}} of {{total}} bytes':
    '{{host}} 只发送了 {{total}} 字节中的 {{bytes}} 字节就结束了应答',
  '{{host}} answered {{status}} for {{url}}': '{{host}} 对 {{url}} 返回 {{status}}',
  '{{name}} does not contain a valid proxy address': '{{name}} 不是有效的代理地址',
  'The setting proxyUrl': '设置 proxyUrl',
  'No address is set for the proxy': '没有设置代理的地址',
  'The setting proxyUrl does not contain a valid proxy address': '设置 proxyUrl 不是有效的代理地址',
  'Correct or unset {{name}}': '请更正或取消设置 {{name}}',
  '{{message}} (tried {{count}} times)': '{{message}}（已尝试 {{count}} 次）',
  'The name {{host}} is not known': '找不到域名 {{host}}',
  'the name {{host}} is not known': '找不到域名 {{host}}',
  '{{host}} closed the connection': '{{host}} 关闭了连接',
  '{{host}} did not answer in time': '{{host}} 没有及时应答',
  'No way to {{host}} on this network': '此网络无法到达 {{host}}',
  'There is no way to {{host}} on this network': '此网络无法到达 {{host}}',
  'The name {{host}} could not be looked up': '无法解析域名 {{host}}',
  '{{host}} refused the connection': '{{host}} 拒绝了连接',
  '{{host}} ended its answer before it was complete': '{{host}} 的应答没有完成就结束了',
  'The certificate of {{host}} cannot be trusted: {{why}}': '{{host}} 的证书不可信：{{why}}',
  'it has expired (or the clock of this computer is wrong)': '它已过期（或本机时钟不正确）',
  'it is not valid yet (or the clock of this computer is wrong)': '它尚未生效（或本机时钟不正确）',
  'it is signed by itself': '它是自签名的',
  'its chain ends in an authority that is not known here': '其证书链终止于本机未知的颁发机构',
  'its authority is not known here': '本机不信任其颁发机构',
  'it is for another host': '它属于其他主机',
  'No secure connection to {{host}} could be made': '无法与 {{host}} 建立安全连接',
  'The connection to {{host}} failed ({{code}})': '与 {{host}} 的连接失败（{{code}}）',
  'The connection to {{host}} failed': '与 {{host}} 的连接失败',
  'The proxy {{proxy}} wants {{scheme}} authentication, and GoSwitch only has Basic (407)':
    '代理 {{proxy}} 要求 {{scheme}} 认证，而 GoSwitch 只支持 Basic（407）',
  'The proxy {{proxy}} wants a user name and a password, or refuses those it got (407)':
    '代理 {{proxy}} 需要用户名和密码，或不接受所提供的（407）',
  'The proxy {{proxy}} does not connect to {{target}}: it answered {{status}}':
    '代理 {{proxy}} 不连接 {{target}}：它返回 {{status}}',
  'The proxy {{proxy}} cannot be reached: {{why}}': '无法连接代理 {{proxy}}：{{why}}',
  'The proxy {{proxy}} cannot be reached': '无法连接代理 {{proxy}}',
  'Check the connection and the name server. {{proxy}}. {{other}}': '请检查网络连接和 DNS。{{proxy}}。{{other}}',
  'Check the connection. {{proxy}}. {{other}}': '请检查网络连接。{{proxy}}。{{other}}',
  'Check the address and port. {{proxy}}. {{other}}': '请检查地址和端口。{{proxy}}。{{other}}',
  'If this network needs a proxy: goswitch settings set proxyUrl http://HOST:PORT, then goswitch settings set proxyMode manual; or set HTTPS_PROXY':
    '如果此网络需要代理：运行 goswitch settings set proxyUrl http://HOST:PORT，然后 goswitch settings set proxyMode manual；或设置 HTTPS_PROXY',
  '{{other}}. If this network needs a proxy: goswitch settings set proxyUrl http://HOST:PORT, then goswitch settings set proxyMode manual; or set HTTPS_PROXY':
    '{{other}}。如果此网络需要代理：运行 goswitch settings set proxyUrl http://HOST:PORT，然后 goswitch settings set proxyMode manual；或设置 HTTPS_PROXY',
  'If this network inspects TLS traffic, trust its certificate authority: goswitch settings set caFile /path/to/ca.pem (SSL_CERT_FILE counts too)':
    '如果此网络会检查 TLS 流量，请信任其证书颁发机构：goswitch settings set caFile /path/to/ca.pem（SSL_CERT_FILE 同样有效）',
  'If this network inspects TLS traffic, trust its certificate authority: goswitch settings set caFile /path/to/ca.pem (SSL_CERT_FILE counts too). {{other}}':
    '如果此网络会检查 TLS 流量，请信任其证书颁发机构：goswitch settings set caFile /path/to/ca.pem（SSL_CERT_FILE 同样有效）。{{other}}',
  'Run it again: what was received is kept. {{other}}': '请重新运行：已接收的部分会保留。{{other}}',
  'Run it again. {{other}}. goswitch proxy probe shows what fails, and where':
    '请重新运行。{{other}}。goswitch proxy probe 可显示哪里失败以及原因',
  'Run it again. {{other}}': '请重新运行。{{other}}',
  'A proxy or a sign-in page of this network may have answered. {{proxy}}. {{other}}':
    '应答的可能是此网络的代理或登录页。{{proxy}}。{{other}}',
  'Check the date and time of this computer. {{other}}': '请检查本机的日期和时间。{{other}}',
  'Check that the port speaks https. {{proxy}}. {{other}}': '请检查该端口是否使用 https。{{proxy}}。{{other}}',
  'A proxy of this network may have changed the answer. {{proxy}}. {{other}}':
    '此网络的代理可能改动了应答。{{proxy}}。{{other}}',
  'The server wants a user name and a password: put them into its URL (https://NAME:PASSWORD@HOST/). {{other}}':
    '服务器需要用户名和密码：请写入其 URL（https://NAME:PASSWORD@HOST/）。{{other}}',
  'The server or this network does not allow it. {{other}}': '服务器或此网络不允许。{{other}}',
  'The server may not serve this country or network. {{other}}': '服务器可能不向此国家或网络提供服务。{{other}}',
  'The file is not there. {{other}}': '文件不存在。{{other}}',
  'This network wants you to sign in: open a web page in a browser, or give its proxy to GoSwitch: goswitch settings set proxyUrl http://HOST:PORT, then goswitch proxy credentials --user NAME':
    '此网络需要登录：请在浏览器中打开一个网页，或将其代理告诉 GoSwitch：goswitch settings set proxyUrl http://HOST:PORT，然后 goswitch proxy credentials --user NAME',
  'The server has too much to do; run it again later. {{other}}': '服务器繁忙，请稍后重新运行。{{other}}',
  'The server has a problem; run it again later. {{other}}': '服务器出现问题，请稍后重新运行。{{other}}',
  'Check the URL of the source. {{other}}': '请检查来源的 URL。{{other}}',
  'Check the address of the proxy, or go without one: goswitch settings set proxyMode direct. goswitch proxy shows who set it':
    '请检查代理的地址，或不使用代理：goswitch settings set proxyMode direct。goswitch proxy 显示它由谁设置',
  'Give GoSwitch the user name and the password: goswitch proxy credentials --user NAME':
    '请提供用户名和密码：goswitch proxy credentials --user NAME',
  'Run a local proxy that signs in for you (cntlm, px) and set its address: goswitch settings set proxyUrl http://127.0.0.1:3128, then goswitch settings set proxyMode manual':
    '请运行能代为登录的本地代理（cntlm、px）并设置其地址：goswitch settings set proxyUrl http://127.0.0.1:3128，然后 goswitch settings set proxyMode manual',
  'Ask whoever runs the proxy to let it through. {{other}}': '请联系代理的管理者放行。{{other}}',
  'Check the address and the kind of the proxy: goswitch proxy shows it, goswitch settings set proxyUrl changes it':
    '请检查代理的地址和类型：goswitch proxy 显示它，goswitch settings set proxyUrl 更改它',
  'Set its address: goswitch settings set proxyUrl http://HOST:PORT':
    '请设置其地址：goswitch settings set proxyUrl http://HOST:PORT',
  'The server asks to wait {{seconds}} s. {{other}}': '服务器要求等待 {{seconds}} 秒。{{other}}',
  'The module proxy wants a user name and a password: put them into ~/.netrc, or name a command in GOAUTH':
    '模块代理需要用户名和密码：请写入 ~/.netrc，或在 GOAUTH 中指定命令',
  'Another module proxy: goswitch settings set goproxy https://goproxy.cn,direct':
    '换用其他模块代理：goswitch settings set goproxy https://goproxy.cn,direct',
  'Another address of the checksum database: goswitch env set GOSUMDB=sum.golang.google.cn':
    '换用校验和数据库的其他地址：goswitch env set GOSUMDB=sum.golang.google.cn',
  'goswitch proxy probe shows what fails, and where': 'goswitch proxy probe 可显示哪里失败以及原因',
  'Another source: --from {{first}} or --from {{second}}': '换用其他来源：--from {{first}} 或 --from {{second}}',
  'Another source: --from {{first}}': '换用其他来源：--from {{first}}',
  'The name {{host}} could not be looked up: no name server answered': '无法解析域名 {{host}}：没有 DNS 服务器应答',
  '{{host}} refused the connection: nothing is listening there': '{{host}} 拒绝了连接：那里没有程序在监听',
  'The proxy {{proxy}} closed the connection without an answer': '代理 {{proxy}} 没有应答就关闭了连接',
  'The proxy {{proxy}} broke the connection': '代理 {{proxy}} 断开了连接',
  '{{proxy}} does not speak as an http proxy': '{{proxy}} 的行为不像 http 代理',
  '{{proxy}} does not speak as a SOCKS 5 proxy': '{{proxy}} 的行为不像 SOCKS 5 代理',
  'No secure connection to the proxy {{proxy}} could be made': '无法与代理 {{proxy}} 建立安全连接',
  'The proxy {{proxy}} wants a user name and a password, or refuses those it got':
    '代理 {{proxy}} 需要用户名和密码，或不接受所提供的',
  'The proxy {{proxy}} does not connect to {{target}}: {{why}}': '代理 {{proxy}} 不连接 {{target}}：{{why}}',
  'nothing is listening there': '那里没有程序在监听',
  'there is no way to {{host}} on this network': '此网络无法到达 {{host}}',
  '{{host}} could not be looked up: no name server answered': '无法解析 {{host}}：没有 DNS 服务器应答',
  'The way to {{url}} {{why}}': '{{url}} 的重定向有误：{{why}}',
  'goswitch settings set proxyUrl http://HOST:PORT': '请运行：goswitch settings set proxyUrl http://HOST:PORT',
};
