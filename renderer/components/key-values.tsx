import type { ReactNode } from 'react';
import styles from './key-values.module.css';

export interface KeyValue {
  readonly key: string;
  readonly value: ReactNode;
}

/** Facts about one thing, each under its name. */
export function KeyValues({ items }: { readonly items: readonly KeyValue[] }) {
  return (
    <dl className={styles['list']}>
      {items.map(({ key, value }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
