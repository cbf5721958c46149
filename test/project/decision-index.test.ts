import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const FOLDER = 'docs/decisions';

it('docs/decisions/README.md names every note once, and no other', () => {
  const notes = readdirSync(FOLDER).filter((name) => /^\d{4}-.*\.md$/.test(name));
  const links = [...readFileSync(`${FOLDER}/README.md`, 'utf8').matchAll(/^- \[(\d{4})\]\(([^)]+)\)/gm)];
  expect(links.map(([, , name]) => name).sort()).toEqual(notes.sort());
  expect(links.filter(([, number, name]) => !name?.startsWith(`${number}-`))).toEqual([]);
});
