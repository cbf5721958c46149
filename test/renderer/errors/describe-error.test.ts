import { beforeAll, expect, it } from 'vitest';
import type { ErrorCode } from '../../../electron/contract/errors.ts';
import { EXIT_CODES } from '../../../electron/contract/exit-codes.ts';
import { describeError } from '../../../renderer/errors/describe-error.ts';
import { changeLanguage, setUpI18n } from '../../../renderer/i18n/i18n.ts';

beforeAll(async () => {
  await setUpI18n();
  await changeLanguage('en');
});

it('the details for a report hold what the engine said, and its facts', () => {
  const { title, details } = describeError({
    code: 'http-status',
    message: 'mirror.example answered 403',
    hint: 'Try another',
    details: { status: 403, url: 'https://mirror.example/x' },
  });
  expect({ title, details }).toEqual({
    title: 'The server returned an error',
    details: 'http-status: mirror.example answered 403\nTry another\nstatus: 403\nurl: https://mirror.example/x',
  });
});

it.each(Object.keys(EXIT_CODES) as ErrorCode[])('%s says what happened, why, and what to do', (code) => {
  const { title, why, advice } = describeError({ code, message: '' });
  expect([title, why, advice].map((text) => text !== '' && !text.includes('codes.'))).toEqual([true, true, true]);
});

it('a failure of the network has the advice that helps against it', () => {
  const advice = (code: ErrorCode, details: Record<string, unknown>) =>
    describeError({ code, message: '', details }).advice;
  expect(advice('network-unreachable', { reason: 'certificate', systemCode: 'SELF_SIGNED_CERT_IN_CHAIN' })).toContain(
    'certificate authority',
  );
  expect(advice('network-unreachable', { reason: 'timed-out' })).toContain('golang.google.cn');
  expect(advice('proxy-failed', { reason: 'scheme' })).toContain('cntlm');
  expect(advice('http-status', { status: 451 })).toContain('proxy');
  expect(advice('index-unavailable', { network: 'name' })).toContain('DNS server');
});
