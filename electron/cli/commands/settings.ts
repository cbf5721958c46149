import { AppError } from '../../contract/errors.ts';
import type { SettingRow } from '../../core/base/settings/describe-settings.ts';
import type { SettingsStore } from '../../core/base/settings/settings-store.ts';
import type { Command, Invocation } from '../command.ts';
import { suggestWord } from '../suggest-word.ts';
import type { Style } from '../terminal/style.ts';
import { keepingWords } from '../words/en/keeping.ts';
import { inWords, speaker } from '../words/speak.ts';

const say = speaker('keeping', keepingWords);

export const settingsCommand: Command = {
  arguments: [
    { name: 'action', required: false, doc: 'get (default), set or unset', complete: ['get', 'set', 'unset'] },
    { name: 'key', required: false, doc: 'the setting; all of them when left out', complete: 'setting' },
    { name: 'value', required: false, doc: 'its new value; JSON, or words separated by commas, for a list' },
  ],
  examples: [
    { line: 'goswitch settings', doc: 'every setting, its value and what it means' },
    { line: 'goswitch settings set stallTimeoutSeconds 60', doc: 'change one' },
    { line: 'goswitch settings set sources golang.google.cn,go.dev', doc: 'another order' },
    {
      line: 'goswitch settings set sources aliyun,go.dev',
      doc: 'archives from a mirror first; go.dev has the list and the checksums',
    },
    {
      line: 'goswitch settings set sources \'["go.dev", {"name": "office", "kind": "files", "url": "https://mirror.example/golang/"}]\'',
      doc: 'a mirror of your own that has files and no index',
    },
    { line: 'goswitch settings unset sources', doc: 'back to the default' },
  ],
  async run(invocation) {
    const { words, output, core } = invocation;
    const [action = 'get', key, value] = words;
    const store = await (await core()).settings();
    if (action === 'get' && value === undefined) return await show(invocation, store, key);
    if (
      (action === 'set' && key !== undefined && value !== undefined) ||
      (action === 'unset' && key !== undefined && value === undefined)
    ) {
      const row = await change(store, key, value ?? 'default');
      output.report(row, (style) => [formatSetting(row, style)]);
      return 0;
    }
    throw new AppError('invalid-input', `goswitch settings ${words.join(' ')} is not a known command`, {
      hint: 'goswitch settings get [KEY], set KEY VALUE, or unset KEY',
    });
  },
};

async function show({ output }: Invocation, store: SettingsStore, key: string | undefined): Promise<number> {
  const rows = await readRows(store);
  if (key === undefined) {
    output.result(rows, (style) =>
      rows.flatMap((row) => [formatSetting(row, style), `    ${style.dim(inWords(row.doc))}`]),
    );
    return 0;
  }
  const row = findRow(rows, key);
  output.result(row, () => [formatValue(row.value)]);
  return 0;
}

async function change(store: SettingsStore, key: string, text: string): Promise<SettingRow> {
  findRow(await readRows(store), key);
  const { parseSettingInput } = await import('../../core/base/settings/parse-setting-input.ts');
  await store.update(await parseSettingInput(key, text, (await store.read()).settings));
  return findRow(await readRows(store), key);
}

async function readRows(store: SettingsStore): Promise<SettingRow[]> {
  const [{ describeSettings }, { showSettings }] = await Promise.all([
    import('../../core/base/settings/describe-settings.ts'),
    import('../../core/base/settings/settings-secrets.ts'),
  ]);
  return await describeSettings(showSettings((await store.read()).settings));
}

function findRow(rows: readonly SettingRow[], key: string): SettingRow {
  const found = rows.find((row) => row.key === key);
  if (found !== undefined) return found;
  const near = suggestWord(
    key,
    rows.map((row) => row.key),
  );
  throw new AppError('invalid-input', `Unknown setting: ${key}`, {
    hint: near === undefined ? 'goswitch settings lists them all' : `Did you mean ${near}?`,
  });
}

function formatSetting({ key, value, isDefault }: SettingRow, style: Style): string {
  const setting = `${style.bold(key)} = ${formatValue(value)}`;
  return isDefault ? say('default', { setting }) : setting;
}

function formatValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
