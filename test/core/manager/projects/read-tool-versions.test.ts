import { expect, it } from 'vitest';
import { parseToolVersions } from '../../../../electron/core/manager/projects/read-tool-versions.ts';

it.each([
  ['golang 1.26.3\n', { key: 'golang', value: '1.26.3', line: 1 }],
  ['# tools\nnodejs 20\n  go\t1.26 1.25 # both\n', { key: 'go', value: '1.26', line: 3 }],
  ['\ufeffgolang ref:master\r\n', { key: 'golang', value: 'ref:master', line: 1 }],
  ['golang\n#golang 1\ngolangci-lint 2\n', null],
  ['', null],
])('.tool-versions %j', (text, expected) => {
  expect(parseToolVersions(text, 'f')).toEqual(expected === null ? null : { file: 'f', ...expected });
});
