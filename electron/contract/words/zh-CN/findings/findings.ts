import type { FINDING_WORDS } from '../../en/findings/findings.ts';
import type { Translation } from '../../say.ts';
import { buildNeeds } from './build-needs.ts';
import { environment } from './environment.ts';
import { installation } from './installation.ts';

/** What the checks find, by kind. */
export const findings: Translation<typeof FINDING_WORDS> = { ...environment, ...buildNeeds, ...installation };
