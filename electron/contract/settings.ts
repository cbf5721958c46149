import { z } from 'zod';

/**
 * A place to get releases from. `index`: serves the JSON index and the files. `files`: only the files, at
 * `<url><filename>`. `module-proxy`: a Go module proxy, whose toolchains the checksum database proves. The proxies that
 * the go command uses come after all of these, unlisted.
 */
const sourceSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .describe('Short name, used with --from'),
  kind: z.enum(['index', 'files', 'module-proxy']),
  url: z
    .url({ protocol: /^https?$/ })
    .describe(
      'Base URL; the index is at <url>?mode=json&include=all, the list of a module proxy at <url>/golang.org/toolchain/@v/list',
    ),
  trusted: z.boolean().default(false).describe('Its index may say what the right sha256 is'),
});
export type Source = z.infer<typeof sourceSchema>;

/** The two hosts that run the Go project's own download server (golang/website cmd/golangorg/server.go). */
export const DEFAULT_SOURCES: readonly Source[] = [
  { name: 'go.dev', kind: 'index', url: 'https://go.dev/dl/', trusted: true },
  { name: 'golang.google.cn', kind: 'index', url: 'https://golang.google.cn/dl/', trusted: true },
];

/** `system`: as the desktop (or the browser) says. */
const THEMES = ['system', 'light', 'dark'] as const;
/**
 * How GoSwitch itself connects. `system`: the environment's proxy variables where there are any, else the desktop's
 * settings.
 */
export const PROXY_MODES = ['system', 'environment', 'manual', 'direct'] as const;

const isProxyAddress = (text: string) => text === '' || /^(?:https?|socks5h?):\/\/[^\s/@?#]+\/?$/i.test(text);
const LANGUAGES = ['system', 'en', 'zh-CN'] as const;

/** Every setting, with its default and what it means. settings.json holds only what differs from the default. */
export const settingsSchema = z.strictObject({
  sources: z
    .array(sourceSchema)
    .min(1)
    .max(32)
    .default([...DEFAULT_SOURCES])
    .describe(
      'Places to get releases from, in the order they are tried. kind: index (list and archives), files (archives alone, as most mirrors: aliyun, ustc, nju, hust) or module-proxy',
    ),
  indexMaxAgeMinutes: z
    .int()
    .min(0)
    .max(525_600)
    .default(60)
    .describe('Age after which the release index is asked for again'),
  stallTimeoutSeconds: z
    .int()
    .min(1)
    .max(3600)
    .default(30)
    .describe(
      'A download that receives no byte for this long, or less than 128 bytes a second for twice as long, is tried again',
    ),
  retries: z.int().min(0).max(20).default(4).describe('How often a failed request is tried again'),
  lockWaitSeconds: z.int().min(0).max(86_400).default(600).describe('How long to wait for another GoSwitch process'),
  keepDownloads: z.boolean().default(false).describe('Keep archives in downloads/ after they are installed'),
  proxyMode: z.enum(PROXY_MODES).default('system').describe('Through which proxy GoSwitch itself connects'),
  proxyUrl: z
    .string()
    .max(1024)
    .refine(
      isProxyAddress,
      'an address such as http://proxy.example:3128 or socks5://proxy.example:1080; its user name and password are kept apart',
    )
    .default('')
    .describe(
      'The proxy of proxyMode "manual", without user name and password (`goswitch proxy credentials` keeps those)',
    ),
  proxyBypass: z
    .string()
    .max(4096)
    .default('')
    .describe('Hosts that proxyMode "manual" reaches directly, written as NO_PROXY'),
  caFile: z
    .string()
    .max(4096)
    .default('')
    .describe('PEM file of certificate authorities to trust besides the usual ones'),
  goproxy: z
    .string()
    .max(4096)
    .default('')
    .describe('Go module proxies to install from, written as GOPROXY; empty: those that the go command uses'),
  theme: z.enum(THEMES).default('system').describe('Colours of the window'),
  language: z.enum(LANGUAGES).default('system').describe('Language of the window, the tray and the command'),
  scanFolders: z
    .array(z.string().min(1).max(4096))
    .max(64)
    .default([])
    .describe('Folders besides GOBIN and GOPATH/bin whose programs `goswitch scan` looks at'),
  updateCheck: z
    .boolean()
    .default(true)
    .describe('Ask for new releases once a day and tell of a new patch of an installed family'),
});
export type Settings = z.infer<typeof settingsSchema>;
