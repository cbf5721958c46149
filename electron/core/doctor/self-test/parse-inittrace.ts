import type { PackageInit } from '../../../contract/self-test.ts';

const NUMBER = '(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)';
const LINE = new RegExp(`^init (\\S+) @\\s*${NUMBER} ms, ${NUMBER} ms clock, (\\d+) bytes, (\\d+) allocs\\s*$`);

/**
 * The lines of GODEBUG=inittrace=1 in what a program wrote to standard error, in their order; other lines are passed by
 * (runtime/proc.go, doInit1).
 */
export function parseInittrace(text: string): PackageInit[] {
  return text.split('\n').flatMap((line): PackageInit[] => {
    const [, name, at, clock, bytes, allocs] = LINE.exec(line.trimEnd()) ?? [];
    if (name === undefined) return [];
    return [{ package: name, atMs: Number(at), clockMs: Number(clock), bytes: Number(bytes), allocs: Number(allocs) }];
  });
}
