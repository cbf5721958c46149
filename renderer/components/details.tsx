import type { ReactNode } from 'react';
import styles from './details.module.css';
import { useMediaQuery, WIDE } from './media-query.ts';
import { Sheet } from './sheet.tsx';

/**
 * Details of what is selected in a list: beside it in a wide window, a sheet over it in a narrow one. In a wide window
 * they show whatever is selected; in a narrow one only when asked for (`isOpen`).
 */
export function Details(props: {
  readonly title: string;
  /** `code`: a version or a path. */
  readonly titleKind?: 'code' | 'words';
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const isWide = useMediaQuery(WIDE);
  if (!isWide) return <Sheet {...props} />;
  return (
    <aside className={styles['details']} aria-label={props.title}>
      <h2 className={props.titleKind === 'words' ? styles['words'] : styles['code']}>{props.title}</h2>
      {props.children}
    </aside>
  );
}
