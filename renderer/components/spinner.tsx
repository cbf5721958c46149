import styles from './spinner.module.css';

/** Something is under way. With a label it is said too; without one, words next to it say it. */
export function Spinner({ label, size = 14 }: { readonly label?: string; readonly size?: number }) {
  const drawing = (
    <svg className={styles['spinner']} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" className={styles['track']} />
      <path d="M8 1.5a6.5 6.5 0 0 1 6.5 6.5" className={styles['arc']} />
    </svg>
  );
  return label === undefined ? (
    drawing
  ) : (
    <span role="status" className={styles['labelled']}>
      {drawing}
      {label}
    </span>
  );
}
