import type { ReactNode } from 'react';
import styles from './chip.module.css';
import { classNames } from './class-names.ts';

export type ChipTone = 'ok' | 'warn' | 'bad' | 'info' | 'plain';

/** A state in one or two words. The words carry the meaning, the colour repeats it. */
export function Chip({ tone = 'plain', children }: { readonly tone?: ChipTone; readonly children: ReactNode }) {
  return <span className={classNames(styles['chip'], styles[tone])}>{children}</span>;
}
