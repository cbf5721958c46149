/**
 * Started by switching-processes.test.ts: `switch-worker.ts HOME use ROUNDS VERSION...` switches ROUNDS times in turn;
 * `switch-worker.ts HOME read` looks at what a shim and an IDE look at until its input ends, and prints what it saw
 * wrong.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { createSwitching } from '../../../../electron/core/manager/switching/create-switching.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { plainContext } from '../../../helpers/plain-context.ts';

const [home = '', mode, ...rest] = process.argv.slice(2);
const context = plainContext(home);

async function use(rounds: number, versions: readonly string[]): Promise<void> {
  const switching = createSwitching(context, createEngineParts(context));
  for (let round = 0; round < rounds; round++) {
    const version = versions[round % versions.length]!;
    const { active } = await switching.use(version);
    if (active !== version) console.log(`used ${version}, got ${active}`);
  }
}

function look(): string | null {
  try {
    const active = readFileSync(context.layout.active, 'utf8');
    const version = readFileSync(path.join(context.layout.current, 'VERSION'), 'utf8').split('\n')[0];
    const alias = readFileSync(context.layout.alias('latest'), 'utf8');
    if (!/^go1\.\d+\.\d+\n$/.test(active) || !/^go1\.\d+\.\d+$/.test(version ?? '') || alias !== 'go1.26.3\n')
      return JSON.stringify({ active, version, alias });
    readlinkSync(context.layout.current);
    return null;
  } catch (error) {
    return String(error);
  }
}

async function read(): Promise<void> {
  let isOver = false;
  process.stdin.on('end', () => (isOver = true)).resume();
  const wrong = new Set<string>();
  let looks = 0;
  for (; !isOver; looks++) {
    const seen = look();
    if (seen !== null) wrong.add(seen);
    if (looks % 100 === 0) await new Promise(setImmediate);
  }
  console.log(JSON.stringify({ looks, wrong: [...wrong] }));
}

if (mode === 'use') await use(Number(rest[0]), rest.slice(1));
else await read();
