import { expect, it } from 'vitest';
import { missingVersion, missingVersions } from '../../../renderer/features/projects/missing-versions.ts';
import { ACTIVE, PIN, PINNED, projectInfo, toolchain } from './project-info.ts';

const unmet = projectInfo({ pin: PIN, problem: { code: 'pin-not-installed', message: '' } });
const downloading = projectInfo({
  inEffect: ACTIVE,
  toolchain: toolchain({ runs: 'go1.27.0', source: 'download', rule: 'go-line' }),
});

it('a pin that nothing fits and a toolchain that go would download are missing, each once', () => {
  expect(missingVersions([unmet, downloading, unmet])).toEqual(['1.26', 'go1.27.0']);
});

it('what is there already, or is passed over by choice, is not', () => {
  const cached = projectInfo({
    inEffect: ACTIVE,
    toolchain: toolchain({ runs: 'go1.27.0', source: 'module-cache', rule: 'go-line' }),
  });
  const overruled = projectInfo({
    pin: PIN,
    inEffect: PINNED,
    toolchain: toolchain({ runs: 'go1.27.0', source: 'download', rule: 'go-line' }),
  });
  expect([cached, overruled].map(missingVersion)).toEqual([null, null]);
});
