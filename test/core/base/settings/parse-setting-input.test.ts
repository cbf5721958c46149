import { describe, expect, test } from 'vitest';
import { DEFAULT_SOURCES, settingsSchema } from '../../../../electron/contract/settings.ts';
import { parseSettingInput } from '../../../../electron/core/base/settings/parse-setting-input.ts';

const [goDev, china] = DEFAULT_SOURCES;
const corp = { name: 'corp', kind: 'files', url: 'https://mirror.example/go/', trusted: false } as const;

describe('a typed setting', () => {
  test.each([
    ['retries', '5', { retries: 5 }],
    ['retries', ' 5 ', { retries: 5 }],
    ['retries', 'null', { retries: null }],
    ['retries', 'default', { retries: null }],
    ['keepDownloads', 'true', { keepDownloads: true }],
    ['keepDownloads', 'Yes', { keepDownloads: true }],
    ['keepDownloads', 'off', { keepDownloads: false }],
    ['sources', 'golang.google.cn,go.dev', { sources: [china, goDev] }],
    [
      'sources',
      'aliyun,go.dev',
      {
        sources: [{ name: 'aliyun', kind: 'files', url: 'https://mirrors.aliyun.com/golang/', trusted: false }, goDev],
      },
    ],
    ['sources', ' go.dev , corp ,', { sources: [goDev, corp] }],
    ['sources', '["corp"]', { sources: [corp] }],
    [
      'sources',
      '[{"name":"m","kind":"index","url":"http://localhost/"}]',
      { sources: [{ name: 'm', kind: 'index', url: 'http://localhost/', trusted: false }] },
    ],
  ])('%s=%s', async (key, text, changes) => {
    const current = settingsSchema.parse({ sources: [corp] });
    expect(await parseSettingInput(key, text, current)).toEqual(changes);
  });

  test.each([
    ['nothing', '5', /Unknown setting: "nothing"/],
    ['retries', 'many', /Invalid value for the setting "retries": .*expected number/],
    ['retries', '', /Invalid value for the setting "retries"/],
    ['retries', '99', /Invalid value for the setting "retries": .*20/],
    ['keepDownloads', '1', /Invalid value for the setting "keepDownloads": .*expected boolean/],
    ['sources', 'nobody', /Invalid value for the setting "sources": \[0\]/],
    ['sources', '', /Invalid value for the setting "sources"/],
  ])('%s=%s is refused', async (key, text, message) => {
    await expect(parseSettingInput(key, text)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(message),
    });
  });
});
