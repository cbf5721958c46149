import styles from './progress.module.css';

/**
 * How far something is. `share` from 0 to 1, null where the end is not known. `text` says the same in words to those
 * who do not see the bar.
 */
export function Progress({
  share,
  label,
  text,
}: {
  readonly share: number | null;
  readonly label: string;
  readonly text?: string;
}) {
  const known = share === null ? null : Math.min(1, Math.max(0, share));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(known === null ? {} : { 'aria-valuenow': Math.round(known * 100) })}
      {...(text === undefined ? {} : { 'aria-valuetext': text })}
      className={styles['progress']}
    >
      <div
        className={known === null ? styles['unknown'] : styles['bar']}
        style={known === null ? {} : { width: `${known * 100}%` }}
      />
    </div>
  );
}
