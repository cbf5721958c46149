import type { ReactNode } from 'react';
import styles from './card.module.css';

/** A part of a page under its own heading. */
export function Card(props: {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['card']} aria-label={props.title}>
      <header>
        <h2>{props.title}</h2>
        {props.hint !== undefined && <span className={styles['hint']}>{props.hint}</span>}
        {props.actions !== undefined && <div className={styles['actions']}>{props.actions}</div>}
      </header>
      {props.children}
    </section>
  );
}
