import type { Source } from './settings.ts';

/**
 * Places that people add as they are. The mirrors hold archives only: none of them serves the index (their listings are
 * for people to look at), so they are never asked what is genuine. The first two are DEFAULT_SOURCES of settings.ts,
 * which would bring its schemas into the window.
 */
export const MIRROR_PRESETS: readonly Source[] = [
  { name: 'go.dev', kind: 'index', url: 'https://go.dev/dl/', trusted: true },
  { name: 'golang.google.cn', kind: 'index', url: 'https://golang.google.cn/dl/', trusted: true },
  { name: 'ustc', kind: 'files', url: 'https://mirrors.ustc.edu.cn/golang/', trusted: false },
  { name: 'aliyun', kind: 'files', url: 'https://mirrors.aliyun.com/golang/', trusted: false },
  { name: 'nju', kind: 'files', url: 'https://mirrors.nju.edu.cn/golang/', trusted: false },
  { name: 'hust', kind: 'files', url: 'https://mirrors.hust.edu.cn/golang/', trusted: false },
];
