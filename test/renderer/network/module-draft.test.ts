import { expect, it } from 'vitest';
import {
  currentValues,
  isVariableName,
  withoutVariable,
  withValue,
} from '../../../renderer/features/network/env-presets/preset-values.ts';
import {
  defaultValue,
  draftValue,
  draftWith,
  setValue,
  variableOf,
  winnerOf,
} from '../../../renderer/features/network/go-env/module-draft.ts';
import { report, variable } from './go-env-report.ts';

const REPORT = report([
  variable('GOPROXY', [
    ['environment', 'https://env.example'],
    ['go-env-file', 'https://file.example,direct'],
    ['sdk', 'https://default.example,direct'],
  ]),
  variable('GOSUMDB', [['sdk', 'sum.example']]),
  variable('GOPRIVATE', [['go-env-file', 'git.corp.example']]),
  variable('GOFLAGS', [['go-env-file', '-mod=mod']]),
  variable('GOTOOLCHAIN', [['sdk', 'auto']]),
]);

it('tells what somebody set from what Go ships with', () => {
  expect([
    setValue(variableOf(REPORT, 'GOPROXY')),
    setValue(variableOf(REPORT, 'GOSUMDB')),
    setValue(variableOf(REPORT, 'GONOPROXY')),
  ]).toEqual(['https://env.example', null, null]);
  expect([defaultValue(variableOf(REPORT, 'GOPROXY')), defaultValue(variableOf(REPORT, 'GOPRIVATE'))]).toEqual([
    'https://default.example,direct',
    null,
  ]);
  expect([winnerOf(variableOf(REPORT, 'GOPROXY'))?.value, winnerOf(variableOf(REPORT, 'GOPRIVATE'))]).toEqual([
    'https://env.example',
    null,
  ]);
});

it('keeps only what differs from what is set; empty is as good as unset', () => {
  const first = draftWith({}, REPORT, 'GOSUMDB', 'off');
  const second = draftWith(first, REPORT, 'GOPRIVATE', '');
  expect(second).toEqual({ GOSUMDB: 'off', GOPRIVATE: null });
  expect(draftWith(second, REPORT, 'GOSUMDB', null)).toEqual({ GOPRIVATE: null });
  expect(draftWith({}, REPORT, 'GONOPROXY', '')).toEqual({});
  expect([draftValue(second, REPORT, 'GOPRIVATE'), draftValue(second, REPORT, 'GOPROXY')]).toEqual([
    null,
    'https://env.example',
  ]);
});

it('a preset of now has what the go env file sets, and takes out what it leaves to Go', () => {
  expect(currentValues(REPORT)).toEqual({
    ...{
      GOPROXY: 'https://file.example,direct',
      GOSUMDB: null,
      GOPRIVATE: 'git.corp.example',
      GONOPROXY: null,
      GONOSUMDB: null,
    },
    GOFLAGS: '-mod=mod',
  });
});

it('a preset is edited value by value', () => {
  expect(withValue({ GOPROXY: 'direct' }, 'GOPROXY', '')).toEqual({ GOPROXY: null });
  expect(withoutVariable({ GOPROXY: 'direct', GOFLAGS: null }, 'GOFLAGS')).toEqual({ GOPROXY: 'direct' });
  expect(['GOFLAGS', 'CC', 'goflags', '', '9GO', 'A B'].map(isVariableName)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
