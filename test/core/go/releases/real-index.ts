import { readFileSync } from 'node:fs';

/**
 * The text of the real index as of 2021-11-08 (golang/website internal/dl/dl.gob): 202 releases, every kind of dirty
 * entry, newest go1.17.3.
 */
export const REAL_INDEX = readFileSync(new URL('../../../fixtures/dl-2021-11.json', import.meta.url), 'utf8');
