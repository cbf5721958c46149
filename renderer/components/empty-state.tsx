import type { ComponentType, ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Where a list would be: why it is empty, and what to do about it. */
export function EmptyState(props: {
  readonly icon?: ComponentType<{ size?: number; strokeWidth?: number }>;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  const Icon = props.icon;
  return (
    <div className={styles['empty']}>
      {Icon && <Icon size={32} strokeWidth={1.3} />}
      <h2>{props.title}</h2>
      {props.children && <p>{props.children}</p>}
      {props.action && <div className={styles['action']}>{props.action}</div>}
    </div>
  );
}
