import type { Settings } from '../../../contract/settings.ts';

type Entries = Readonly<Record<string, unknown>>;

/**
 * The settings that the entries of a file mean: each key by itself, the default for one that is missing or invalid,
 * with a line for each fault.
 */
export async function interpretSettings(entries: Entries): Promise<{ settings: Settings; problems: string[] }> {
  const { settingsSchema } = await import('../../../contract/settings.ts');
  const problems: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const result = schema.safeParse(Object.hasOwn(entries, key) ? entries[key] : undefined);
    settings[key] = result.success ? result.data : schema.parse(undefined);
    if (!result.success)
      problems.push(`"${key}" is invalid and its default holds: ${describeIssues(result.error.issues)}`);
  }
  for (const key of Object.keys(entries)) {
    if (!Object.hasOwn(settingsSchema.shape, key))
      problems.push(`"${key}" is not a setting of this version and has no effect`);
  }
  return { settings: settings as Settings, problems };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** `[1].url: Invalid URL; ...` */
export function describeIssues(issues: readonly Issue[]): string {
  const place = (path: Issue['path']) =>
    path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return issues.map(({ path, message }) => (path.length === 0 ? message : `${place(path)}: ${message}`)).join('; ');
}
