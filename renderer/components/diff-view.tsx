import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import styles from './diff-view.module.css';
import { parseDiff } from './parse-diff.ts';

const SIGNS = { added: '+', removed: '−', context: ' ', hunk: '', file: '', note: '' } as const;

/** What changes in a file: signs and colours say the same. `title` names the file. */
export function DiffView({ diff, title }: { readonly diff: string; readonly title: string }) {
  const { t } = useTranslation('common');
  const { lines, added, removed } = useMemo(() => parseDiff(diff), [diff]);
  if (lines.length === 0) return <p className={styles['none']}>{t('noChanges')}</p>;
  const summary = [added > 0 && t('linesAdded', { count: added }), removed > 0 && t('linesRemoved', { count: removed })]
    .filter(Boolean)
    .join(', ');
  return (
    <figure className={styles['diff']}>
      <figcaption>
        <code>{title}</code>
        <span>{summary}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, also by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section cannot be a pre */}
      <pre tabIndex={0} aria-label={`${title}: ${summary}`} role="region">
        {lines
          .filter((line) => line.kind !== 'file')
          .map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines never move
            <span key={index} className={classNames(styles['line'], styles[line.kind])}>
              <span className={styles['sign']}>{SIGNS[line.kind]}</span>
              {line.text}
              {'\n'}
            </span>
          ))}
      </pre>
    </figure>
  );
}
