import type { buildNeedsWords as en } from '../../en/findings/build-needs.ts';
import type { Translation } from '../../say.ts';

export const buildNeeds: Translation<typeof en> = {
  'cache-off': {
    title: '构建缓存被关闭',
    why: '构建会因“build cache is disabled by GOCACHE=off, but required as of Go 1.12”而停止。',
    fix: '取消设置 GOCACHE',
  },
  'cache-relative': {
    title: '{{variable}} 不是绝对路径',
    why: 'go 命令没有地方存放所需文件，构建会停止：{{variable}} 的值是 {{value}}。',
    fix: '取消设置 {{variable}}',
  },
  'cache-not-writable': {
    title: '{{what}} 不可写',
    why: '{{folder}} 中无法存放任何内容，构建因此停止：{{problem}}。',
    fix: '取消设置 {{what}}',
  },
  'cache-mode': {
    title: '{{what}} 属于你，却不可写',
    why: '{{folder}} 中无法存放任何内容，构建因此停止：所有者没有写入权限。',
    fix: '允许写入该文件夹',
  },
  'temp-missing': {
    title: '临时文件夹不存在',
    why: '构建会因“go: creating work dir: stat {{folder}}: no such file or directory”而停止。',
    fix: '创建该文件夹',
  },
  'temp-relative': {
    title: '{{variable}} 不是绝对路径',
    why: '构建会在启动时所在的文件夹里寻找 {{value}}，找不到就停止。',
    fix: '取消设置 {{variable}}',
  },
  'temp-not-writable': {
    title: '临时文件夹不可写',
    why: '构建会在 {{folder}} 因“go: creating work dir”而停止：{{problem}}。',
    fix: '取消设置 {{variable}}',
  },
  'temp-noexec': {
    title: '临时文件夹中不允许运行程序',
    why: '“go run”和“go test”会因“permission denied”而停止，因为它们要在 {{folder}} 中启动刚构建的程序。',
    fix: '让 Go 使用其他文件夹',
  },
  'disk-nearly-full': {
    title: '{{what}} 所在的磁盘快满了',
    why: '{{folder}} 只剩 {{freeMegabytes}} MB，用完后构建就会停止。',
  },
  'cache-large': {
    title: '{{what}} 很大',
    why: '{{folder}} 约占用 {{gigabytes}} GB；“{{command}}”可将其清空，需要的内容会重新下载或生成。',
  },
  'c-compiler-missing': {
    title: 'cgo 已开启，但没有 C 编译器',
    why: '使用 C 的包会因“cgo: C compiler "{{compiler}}" not found”而停止。',
    fix: '取消设置 {{variable}}',
  },
  'c-compiler-broken': {
    title: 'C 编译器无法工作',
    why: '{{compiler}} 连最小的程序也无法构建，使用 C 的包因此停止：{{message}}',
    fix: '取消设置 {{variable}}',
  },
  'cgo-silently-off': {
    title: '没有 C 编译器，cgo 已关闭',
    why: 'Go 对此不作提示：需要 C 的包会因“build constraints exclude all Go files”而停止，-race 会被拒绝。',
  },
  'cgo-off': {
    title: 'cgo 被关闭',
    why: 'CGO_ENABLED=0 会排除一切使用 C 的内容：这样的包会因“build constraints exclude all Go files”而停止，-race 会被拒绝。',
    fix: '取消设置 CGO_ENABLED',
  },
  'cgo-musl': {
    title: '使用 C 的程序会针对 musl 构建',
    why: '此系统使用 musl 而不是 glibc：用 cgo 构建的程序无法在其他 Linux 系统上启动，-race 也不可用。',
  },
};
