import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Handlers } from '../../electron/core/create-handlers.ts';
import { createWebHost, type WebHost, type WebHostOptions } from '../../electron/web/create-web-host.ts';
import type { Page } from '../../renderer/api/browser-page.ts';
import type { Fetch } from '../../renderer/api/exchange-json.ts';
import { createSandbox, realClock } from './sandbox.ts';

const PAGE_TEXT = '<!doctype html><meta property="csp-nonce" content="%CSP_NONCE%"><title>GoSwitch</title>';

/** The web host with a small page, closed when the test ends. */
export async function openWebHost(
  handlers: Handlers,
  options: Partial<Pick<WebHostOptions, 'port' | 'clock' | 'onRefused'>> = {},
): Promise<WebHost> {
  const { dir, context } = await createSandbox();
  const staticDir = path.join(dir, 'renderer');
  await mkdir(path.join(staticDir, 'assets'), { recursive: true });
  await writeFile(path.join(staticDir, 'index.html'), PAGE_TEXT);
  await writeFile(path.join(staticDir, 'assets', 'index-abc.js'), 'export {};\n');
  await writeFile(path.join(dir, 'secret.js'), 'outside\n');
  const { port = 0, clock = realClock, ...others } = options;
  const host = await createWebHost({ handlers, staticDir, port, clock, log: context.log, ...others });
  onTestFinished(() => host.close());
  return host;
}

/** What a browser adds by itself to requests of a page. */
export function fetchFrom(origin: string): Fetch {
  return (url, init) =>
    fetch(url, {
      ...init,
      headers: { ...init.headers, ...(init.method === 'POST' ? { origin } : {}), 'sec-fetch-site': 'same-origin' },
    });
}

export function tokenOf(link: string): string {
  return new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';
}

/** A page of a tab; `reload` ends it and gives the next one of the same tab. */
export interface TestPage extends Page {
  reload(): TestPage;
  wake(): void;
}

export function openTestPage(token: string | null): TestPage {
  let left: string | null = null;
  const hides: ((leave: (token: string) => void) => void)[] = [];
  const wakes: (() => void)[] = [];
  return {
    takeToken: () => token,
    onHide: (listener) => hides.push(listener),
    onWake: (listener) => wakes.push(listener),
    reload() {
      for (const hide of hides) hide((next) => (left = next));
      return openTestPage(left);
    },
    wake() {
      for (const wake of wakes) wake();
    },
  };
}
