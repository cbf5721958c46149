import { expect, it } from 'vitest';
import type { Job } from '../../../electron/contract/models.ts';
import { applyJobChanged } from '../../../renderer/engine/apply-job-changed.ts';

const job = (id: string, bytes = 0) => ({ id, bytes }) as Job;

it('a known job changes in its place, a new one comes first, and old ones are let go', () => {
  const jobs = [job('b'), job('a')];
  expect(applyJobChanged(jobs, job('a', 5))).toEqual([job('b'), job('a', 5)]);
  expect(applyJobChanged(jobs, job('c'))).toEqual([job('c'), job('b'), job('a')]);
  const many = Array.from({ length: 50 }, (_, at) => job(`old-${at}`));
  expect(applyJobChanged(many, job('new')).map(({ id }) => id)).toEqual([
    'new',
    ...many.slice(0, 49).map(({ id }) => id),
  ]);
});
