import { beforeAll, expect, it } from 'vitest';
import type { Evidence, Finding } from '../../../electron/contract/doctor.ts';
import {
  describeFinding,
  evidenceFact,
  evidencePlace,
  findingAsText,
} from '../../../renderer/features/doctor/findings/describe-finding.ts';
import { formatMode } from '../../../renderer/features/doctor/findings/format-mode.ts';
import { changeLanguage, setUpI18n } from '../../../renderer/i18n/i18n.ts';

const goroot: Evidence = {
  name: 'GOROOT',
  value: '/usr/local/go',
  source: { origin: 'login-shell', file: '/home/lin/.zshrc', line: 41 },
};
const finding: Finding = {
  id: 'goroot:GOROOT',
  check: 'goroot',
  kind: 'goroot-missing',
  severity: 'error',
  params: { value: '/opt/{{count}}', count: 1 },
  title: 'English title',
  why: 'English reason',
  evidence: [goroot],
  fix: 'English fix',
};

beforeAll(async () => {
  await setUpI18n();
  await changeLanguage('zh-CN');
});

it('says what it knows in the language of the window, parameters as they are', () => {
  expect(describeFinding(finding)).toEqual({
    title: 'GOROOT 指向的文件夹不存在',
    why: '所有 go 命令都会因“go: cannot find GOROOT directory: /opt/{{count}}”而停止。',
    fix: '取消设置 GOROOT',
  });
});

it('has no fix where the engine has none', () => {
  expect(describeFinding({ ...finding, fix: null }).fix).toBeNull();
});

it('leaves what a newer engine says in its English', () => {
  const unheard = { ...finding, kind: 'never-heard-of' as Finding['kind'] };
  expect(describeFinding(unheard)).toEqual({ title: 'English title', why: 'English reason', fix: 'English fix' });
});

it('names the place of a fact, and the fact as its kind is written', () => {
  expect([
    evidencePlace(goroot, '/home/lin'),
    evidencePlace({ ...goroot, source: { origin: 'program', file: '/usr/bin/go', line: null } }, undefined),
    evidencePlace({ ...goroot, source: null }, undefined),
    evidenceFact(goroot),
    evidenceFact({ name: 'go version', value: 'go1.26.3', source: null }),
    evidenceFact({ name: 'no answer', value: '', source: null }),
  ]).toEqual(['~/.zshrc:41', '/usr/bin/go', null, 'GOROOT=/usr/local/go', 'go version: go1.26.3', 'no answer']);
});

it('copies the finding with absolute paths', () => {
  expect(findingAsText(finding).split('\n').at(-1)).toBe('/home/lin/.zshrc:41  GOROOT=/usr/local/go');
});

it('writes permissions as ls does', () => {
  expect([formatMode(0o755), formatMode(0o640), formatMode(0)]).toEqual(['rwxr-xr-x', 'rw-r-----', '---------']);
});
