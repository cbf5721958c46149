import { expect, it } from 'vitest';
import { listVariables } from '../../../renderer/features/network/go-env/list-variables.ts';
import { variable } from './go-env-report.ts';

const VARIABLES = [
  variable('CGO_ENABLED', [['built-in', '1']], { group: 'cgo' }),
  variable('GOPROXY', [['go-env-file', 'https://goproxy.cn,direct']]),
  variable('GOROOT', [['built-in', '/usr/local/go']], { group: 'toolchain', problem: 'relative' }),
  variable('GOSUMDB', [['sdk', 'sum.example']]),
];
const shown = (...[filter, words]: ['set' | 'all', string]) =>
  listVariables(VARIABLES, filter, words).map(({ group, variables }) => [group, ...variables.map(({ name }) => name)]);

it('shows what somebody set, and what is wrong whoever set it', () => {
  expect(shown('set', '')).toEqual([
    ['modules', 'GOPROXY'],
    ['toolchain', 'GOROOT'],
  ]);
});

it('shows all by group in the order of the page', () => {
  expect(shown('all', '')).toEqual([
    ['modules', 'GOPROXY', 'GOSUMDB'],
    ['toolchain', 'GOROOT'],
    ['cgo', 'CGO_ENABLED'],
  ]);
});

it('words look in names and values of all variables, whatever the filter', () => {
  expect(shown('set', 'sum')).toEqual([['modules', 'GOSUMDB']]);
  expect(shown('set', 'goproxy CN')).toEqual([['modules', 'GOPROXY']]);
  expect(shown('all', 'nothing such')).toEqual([]);
});
