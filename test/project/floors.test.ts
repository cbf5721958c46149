import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findCircles, type ImportGraph, readImportGraph } from '../helpers/import-graph.ts';

const FLOORS = ['base', 'go', 'manager', 'doctor'];
const root = fileURLToPath(new URL('../..', import.meta.url));
const core = readImportGraph(`${root}/electron/core`);

/** Beside the floors, and used by all of them: where things are in the home, and what every subject is handed. */
const SHARED = ['context.ts', 'http-client.ts', 'layout.ts'];

function floorOf(file: string): number {
  if (SHARED.includes(file)) return -1;
  const floor = FLOORS.indexOf(file.split('/')[0]!);
  return floor === -1 ? FLOORS.length : floor;
}

/** `manager/install` of `manager/install/unpack/worker-client.ts`. */
function subjectOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

function arrowsOf(graph: ImportGraph): [from: string, to: string][] {
  return [...graph].flatMap(([from, targets]) => targets.map((to): [string, string] => [from, to]));
}

describe('the four floors of the core', () => {
  it('every subject stands on a floor, or beside them', () => {
    const places = new Set([...core.keys()].filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
    expect([...places].sort()).toEqual([...FLOORS, 'handlers', 'undo'].sort());
  });

  it('no file imports from a floor above its own', () => {
    const up = arrowsOf(core).filter(([from, to]) => floorOf(to) > floorOf(from));
    expect(up.map(([from, to]) => `${from} -> ${to}`)).toEqual([]);
  });

  it('no two subjects import each other', () => {
    const arrows = new Set(arrowsOf(core).map(([from, to]) => `${subjectOf(from)} -> ${subjectOf(to)}`));
    const pairs = [...arrows].filter((arrow) => {
      const [from, to] = arrow.split(' -> ') as [string, string];
      return from < to && arrows.has(`${to} -> ${from}`);
    });
    expect(pairs).toEqual([]);
  });
});

it.each(['electron', 'renderer'])('no files of %s/ import each other in a circle', (folder) => {
  expect(findCircles(readImportGraph(`${root}/${folder}`))).toEqual([]);
});
