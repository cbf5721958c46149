import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EntryOutcome, nextSteps } from '../../../../electron/core/doctor/probe/next-steps.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { closedPort, listen } from './probe-world.ts';

const kinds = (...entries: readonly (readonly [EntryOutcome, ',' | '|'])[]) =>
  nextSteps(
    entries.map(([outcome, separator], at) => ({ name: `${at}`, goOnAfterAnyError: separator === '|', outcome })),
  ).map(({ kind }) => kind);

describe('what go does after an entry', () => {
  it('waits without end where it sets no limit, whatever follows', () => {
    expect(kinds([{ stalled: 'first-byte' }, '|'], ['found', ','])).toEqual(['hangs', 'not-reached']);
    expect(kinds([{ stalled: 'proxy' }, '|'], ['found', ','])).toEqual(['waits-next', 'answers']);
    expect(kinds([{ stalled: 'tls' }, ','], ['found', ','])).toEqual(['waits-stops', 'not-reached']);
    expect(kinds(['not-found', ','], ['off', ','])).toEqual(['not-found-next', 'off']);
    expect(kinds(['error', '|'], ['not-found', ','])).toEqual(['error-next', 'not-found-last']);
  });
});

const go = findRealGo();
/** What a server does with every request; `refused`: there is none. */
const BEHAVIOURS: Readonly<Record<string, EntryOutcome>> = {
  found: 'found',
  404: 'not-found',
  410: 'not-found',
  403: 'error',
  500: 'error',
  reset: 'error',
  refused: 'error',
  page: 'error',
};

async function openEntry(behaviour: string, asked: Set<number>, at: number): Promise<string> {
  if (behaviour === 'refused') return `http://127.0.0.1:${await closedPort()}`;
  const server = createServer((request, response) => {
    asked.add(at);
    if (behaviour === 'reset') return void request.socket.resetAndDestroy();
    if (/^\d+$/.test(behaviour)) return void response.writeHead(Number(behaviour)).end('no');
    if (behaviour === 'page') return void response.end('<html>sign in</html>');
    response.end(
      request.url?.endsWith('.info')
        ? JSON.stringify({ Version: 'v1.0.0', Time: '2026-01-01T00:00:00Z' })
        : 'module probe.corp.example/tiny\n',
    );
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

describe.skipIf(go === null || process.platform === 'win32')('the real go command, by its requests', () => {
  const lists: readonly (readonly [readonly string[], string])[] = [
    [['found', 'found'], ','],
    [['404', 'found'], ','],
    [['410', '404', 'found', 'found'], ','],
    [['403', 'found'], ','],
    [['403', 'found'], '|'],
    [['500', '500', 'found'], '|'],
    [['reset', 'found'], ','],
    [['reset', 'found', '404'], '|'],
    [['refused', 'found'], ','],
    [['refused', 'found'], '|'],
    [['page', 'found'], ','],
    [['page', 'found'], '|'],
    [['404', '500', 'found'], ','],
    [['404', '404'], '|'],
  ];

  it.each(lists)('%j with %s between asks the entries that are foretold', async (behaviours, separator) => {
    const asked = new Set<number>();
    const urls = await Promise.all(behaviours.map((behaviour, at) => openEntry(behaviour, asked, at)));
    const { dir, env } = await createSandbox();
    const work = path.join(dir, 'work');
    await mkdir(work);
    const own = {
      GOPROXY: urls.join(separator),
      GOSUMDB: 'off',
      GOENV: 'off',
      GOPATH: path.join(dir, 'gopath'),
      GOTOOLCHAIN: 'local',
    };
    await new Promise<void>((resolve) => {
      const args = ['list', '-m', '-json', 'probe.corp.example/tiny@v1.0.0'];
      execFile(
        path.join(go!.root, 'bin', 'go'),
        args,
        { cwd: work, env: { ...env, ...own, GOFLAGS: '-mod=mod -modcacherw' } },
        () => resolve(),
      );
    });
    const steps = kinds(...behaviours.map((behaviour) => [BEHAVIOURS[behaviour]!, separator as ',' | '|'] as const));
    // A server that is not there cannot tell that it was asked.
    const foretold = steps.flatMap((kind, at) => (kind === 'not-reached' || behaviours[at] === 'refused' ? [] : [at]));
    expect([...asked].toSorted()).toEqual(foretold);
  });
});
