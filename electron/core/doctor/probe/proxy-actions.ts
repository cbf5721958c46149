import type { ProbeAction, RouteProbe } from '../../../contract/probe.ts';
import { sayAction } from './probe-sentences.ts';

/**
 * Those who go a route that does not work go another from now on. Where go gets its proxy from is a matter of profiles:
 * there one looks first.
 */
export function useAnotherRoute(from: RouteProbe, to: RouteProbe): readonly ProbeAction[] {
  return [
    ...(from.usedBy.includes('goswitch') ? appActions(to) : []),
    ...(from.usedBy.includes('go') ? terminalActions(to) : []),
  ];
}

function appActions({ proxy }: RouteProbe): readonly ProbeAction[] {
  if (proxy === null) {
    return [
      { ...sayAction('use-direct'), call: { method: 'settings.update', input: { changes: { proxyMode: 'direct' } } } },
    ];
  }
  const changes = { proxyMode: 'manual', proxyUrl: proxy } as const;
  return [{ ...sayAction('use-proxy', { proxy }), call: { method: 'settings.update', input: { changes } } }];
}

function terminalActions({ proxy }: RouteProbe): readonly ProbeAction[] {
  return [
    { ...(proxy === null ? sayAction('terminal-no-proxy') : sayAction('terminal-proxy', { proxy })), call: null },
  ];
}

/** The app keeps credentials apart; those of the environment stand in its variables. */
export function giveCredentials({ usedBy, proxy, via }: RouteProbe): readonly ProbeAction[] {
  if (proxy === null) return [];
  if (via === 'app-proxy' && usedBy.includes('goswitch'))
    return [{ ...sayAction('proxy-credentials', { proxy }), call: null }];
  return [{ ...sayAction('terminal-proxy', { proxy }), call: null }];
}
