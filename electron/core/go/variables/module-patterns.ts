/** Hosts where anyone keeps modules: a pattern that takes all of one in takes strangers in. */
const PUBLIC = new Set([
  ...[
    'github.com',
    'gitlab.com',
    'bitbucket.org',
    'codeberg.org',
    'gitee.com',
    'sr.ht',
    'git.sr.ht',
    'golang.org',
    'google.golang.org',
  ],
  ...['gopkg.in', 'go.googlesource.com', 'k8s.io', 'go.uber.org', 'gitea.com', 'launchpad.net'],
]);

/**
 * The patterns of a list (GONOSUMDB, GOPRIVATE, GOINSECURE) that match modules of strangers: `*`, `*.com`,
 * `github.com`, `github.com/*`. A pattern matches whole elements from the start of a path (x/mod/module,
 * MatchPrefixPatterns), so `*` matches everything.
 */
export function tooWidePatterns(list: string): readonly string[] {
  return list
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => {
      const [host = '', ...rest] = pattern.split('/');
      const isAnyPath = rest.every((element) => /^\**$/.test(element));
      return isAnyPath && (/^\*+(\.\*+)*$/.test(host) || /^\*+\.[a-z]+$/.test(host) || PUBLIC.has(host));
    });
}
