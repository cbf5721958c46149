import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { builtCommand } from './built-window.ts';

export interface HostProcess {
  /** The link that lets one page in. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What the person at the terminal of a host does about a question there. */
export type Person = (question: string, answer: (line: string) => void) => void;

const saysYes: Person = (_question, answer) => answer('y');

/** `goswitch ui` as a process of its own, listening. */
export async function startHost(options: SpawnOptions, person: Person = saysYes): Promise<HostProcess> {
  const child = spawn(process.execPath, [builtCommand(), 'ui', '--no-open', '--json'], options);
  const url = await readUrl(child, person);
  return { url, stop: () => stop(child) };
}

/** Runs a program and returns what it printed on both its streams, whatever its exit code. */
export function runToEnd(program: string, args: readonly string[], options: SpawnOptions): Promise<string> {
  const child = spawn(program, args, options);
  return new Promise((resolve, reject) => {
    let text = '';
    follow(child, (piece) => {
      text += piece;
    });
    child.on('error', reject);
    child.on('close', () => resolve(text));
  });
}

function readUrl(child: ChildProcess, person: Person): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    follow(child, (piece) => {
      text += piece;
      if (piece.includes('[y/N]')) person(piece, (line) => child.stdin?.write(`${line}\n`));
      const url = /http:\/\/[^"\s]+/.exec(text)?.[0];
      if (url !== undefined) resolve(url);
    });
    child.on('exit', () => reject(new Error(`goswitch ui ended: ${text}`)));
  });
}

function follow(child: ChildProcess, take: (piece: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => take(piece.toString()));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
}
