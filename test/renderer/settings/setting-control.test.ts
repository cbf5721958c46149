import { describe, expect, it } from 'vitest';
import { toJSONSchema } from 'zod';
import type { SettingEntry } from '../../../electron/contract/api.ts';
import { type Settings, settingsSchema } from '../../../electron/contract/settings.ts';
import {
  controlOf,
  isWholePath,
  readNumber,
  settingsSections,
} from '../../../renderer/features/settings/setting-control.ts';

const entries = Object.entries(settingsSchema.shape).map(
  ([key, schema]): SettingEntry => ({
    key: key as keyof Settings,
    value: schema.parse(undefined),
    default: schema.parse(undefined),
    isDefault: true,
    doc: schema.description ?? '',
    schema: { ...toJSONSchema(schema, { io: 'input' }) },
  }),
);

it('every setting of the schema has its place on the page, once', () => {
  const placed = settingsSections(entries).flatMap((section) => section.entries.map(({ key }) => key));
  expect(placed.toSorted()).toEqual(entries.map(({ key }) => key).toSorted());
});

it('the schema of a value tells its control', () => {
  const kinds = Object.fromEntries(entries.map((entry) => [entry.key, controlOf(entry)]));
  expect(kinds).toMatchObject({
    theme: { kind: 'choice', choices: ['system', 'light', 'dark'] },
    keepDownloads: { kind: 'switch' },
    sources: { kind: 'sources' },
    goproxy: { kind: 'text' },
    scanFolders: { kind: 'folders' },
    retries: { kind: 'number', limits: { minimum: 0, maximum: 20 }, unit: 'times' },
    stallTimeoutSeconds: { kind: 'number', limits: { minimum: 1, maximum: 3600 }, unit: 'seconds' },
  });
});

it.each(['/opt/tools', '~/bin', '~', 'C:\\tools', '\\\\server\\share'])('%s is an absolute path', (text) =>
  expect(isWholePath(text)).toBe(true),
);
it.each(['', 'bin', './bin', '~ada/bin', 'C:tools'])('%j is none', (text) => expect(isWholePath(text)).toBe(false));

describe('numbers are read as people write them', () => {
  const limits = { minimum: 1, maximum: 100 };
  it.each([
    [' 30 ', { value: 30, problem: null }],
    ['３０', { value: 30, problem: null }],
    ['', { value: null, problem: 'number', limit: 1 }],
    ['1.5', { value: null, problem: 'number', limit: 1 }],
    ['-3', { value: null, problem: 'number', limit: 1 }],
    ['0', { value: null, problem: 'tooSmall', limit: 1 }],
    ['101', { value: null, problem: 'tooLarge', limit: 100 }],
  ])('%s', (text, reading) => {
    expect(readNumber(text, limits)).toEqual(reading);
  });
});
