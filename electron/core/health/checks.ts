import type { Check } from './check.ts';

/** Every check. The order decides among findings of one severity: what stops everything comes first. */
export const CHECKS: readonly Check[] = [];
