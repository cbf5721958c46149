import { expect, test } from 'vitest';
import { settingsSchema } from '../../../../electron/contract/settings.ts';
import { describeSettings } from '../../../../electron/core/base/settings/describe-settings.ts';

test('every setting has a default and a line that says what it means', async () => {
  const rows = await describeSettings(settingsSchema.parse({ retries: 9 }));
  expect(rows.map(({ key }) => key)).toEqual(Object.keys(settingsSchema.shape));
  expect(rows.filter(({ doc }) => !/^[A-Z].+[^.]$/.test(doc))).toEqual([]);
  expect(rows.filter(({ isDefault }) => !isDefault)).toEqual([
    { key: 'retries', value: 9, default: 4, doc: 'How often a failed request is tried again', isDefault: false },
  ]);
});
