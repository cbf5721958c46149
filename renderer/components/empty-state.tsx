import type { ComponentType, ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Where a list would be: why it is empty, and what to do about it. */
export function EmptyState(props: {
  readonly icon?: ComponentType<{ size?: number; strokeWidth?: number }>;
  readonly title: string;
  /** It is all there is on the page. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  const Icon = props.icon;
  const Heading = props.isPage === true ? 'h1' : 'h2';
  return (
    <div className={styles['empty']}>
      {Icon && <Icon size={32} strokeWidth={1.3} />}
      <Heading>{props.title}</Heading>
      {props.children && <p>{props.children}</p>}
      {props.action && <div className={styles['action']}>{props.action}</div>}
    </div>
  );
}
