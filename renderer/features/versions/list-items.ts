import { describeProgress } from '../../components/describe-job.ts';
import type { RowListItem } from '../../components/row-list.tsx';
import { t } from '../../i18n/i18n.ts';
import { describeFacts, describeFamily, describeStatus } from './describe-version.ts';
import type { VersionGroup } from './group-versions.ts';
import type { VersionRow } from './version-row.ts';

interface HeadingItem extends RowListItem {
  readonly kind: 'heading';
  readonly title: string;
  readonly hint: string;
}

interface VersionItem extends RowListItem {
  readonly kind: 'row';
  readonly row: VersionRow;
}

export type ListItem = HeadingItem | VersionItem;

const HEADING_REM = 2.25;
const HEIGHTS_REM = { working: 4.75, failed: 3.5 } as const;
const ROW_REM = 2.75;

/** Groups as lines of the list, with how high each is and what a screen reader says. */
export function listItems(groups: readonly VersionGroup[], userHome: string | undefined): readonly ListItem[] {
  return groups.flatMap(({ key, family, rows }): ListItem[] => {
    const { title, hint } = describeFamily(key, family);
    const heading: HeadingItem = {
      id: `family:${key}`,
      kind: 'heading',
      heightRem: HEADING_REM,
      label: hint === '' ? title : `${title}, ${hint}`,
      title,
      hint,
    };
    return [heading, ...rows.map((row) => rowItem(row, userHome))];
  });
}

function rowItem(row: VersionRow, userHome: string | undefined): VersionItem {
  const { kind } = row.state;
  const heightRem = kind === 'working' || kind === 'failed' ? HEIGHTS_REM[kind] : ROW_REM;
  return { id: row.id, kind: 'row', heightRem, label: labelOfRow(row, userHome), row };
}

function labelOfRow(row: VersionRow, userHome: string | undefined): string {
  const { state } = row;
  const name = t('versions:go', { version: row.label });
  const facts = state.kind === 'working' ? describeProgress(state.job) : describeFacts(row, userHome);
  const status =
    describeStatus(row)?.text ?? t(`versions:status.${state.kind === 'working' ? 'available' : state.kind}`);
  return [name, status, facts].filter((part) => part !== '').join(', ');
}
