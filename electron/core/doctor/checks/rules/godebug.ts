import type { Check } from '../check.ts';
import { judgeVariable } from '../found-variable.ts';

/** Settings that slow programs down, or the go command (runtime/extern.go; "go help cache"). */
const SLOW = new Set([
  ...['gocacheverify', 'gocachehash', 'gocachetest', 'gcstoptheworld', 'gccheckmark', 'clobberfree'],
  ...['efence', 'sbrk', 'checkfinalizers', 'asyncpreemptoff', 'allocfreetrace'],
]);
/** Settings that print (runtime/extern.go; net/http; cmd/go/internal/toolchain). */
const NOISY = new Set([
  'gctrace',
  'schedtrace',
  'inittrace',
  'scavtrace',
  'gcpacertrace',
  'http2debug',
  'toolchaintrace',
]);

export const godebugCheck: Check = {
  id: 'godebug',
  looksAt: 'GODEBUG: settings that slow down every Go program, or make it print more.',
  run: (tools) =>
    judgeVariable(tools, 'GODEBUG', ({ value }) => {
      const { slow, noisy } = sortSettings(value);
      const isPartly = value.split(',').length > slow.length + noisy.length;
      if (slow.length > 0)
        return { kind: 'godebug-slow', severity: 'warning', params: { settings: slow.join(',') }, isPartly };
      return noisy.length > 0
        ? { kind: 'godebug-noisy', severity: 'warning', params: { settings: noisy.join(',') }, isPartly }
        : null;
    }),
};

/** The costly ones among `name=value,name=value`; names that Go does not know are passed by, as it does itself. */
export function sortSettings(value: string): { readonly slow: readonly string[]; readonly noisy: readonly string[] } {
  const settings = value.split(',').map((setting) => setting.trim());
  const isOneOf = (names: ReadonlySet<string>, setting: string) => {
    const [name = '', choice = ''] = setting.split('=');
    return names.has(name) && choice !== '' && choice !== '0';
  };
  return {
    // The go command's index of modules (modindex/read.go) and what processors have besides are costly to do without.
    slow: settings.filter((setting) => setting === 'goindex=0' || setting === 'cpu.all=off' || isOneOf(SLOW, setting)),
    noisy: settings.filter((setting) => isOneOf(NOISY, setting)),
  };
}
