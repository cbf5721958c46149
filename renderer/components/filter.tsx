import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import styles from './filter.module.css';

interface FilterOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** How many there are, where that is worth a word. */
  readonly count?: string;
}

/** One of a few views of the same list. Left and right move, as between tabs. */
export function Filter<Value extends string>(props: {
  readonly label: string;
  readonly options: readonly FilterOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <ToggleButtonGroup
      aria-label={props.label}
      className={styles['filter'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={(keys) => {
        for (const key of keys) props.onChange(String(key) as Value);
      }}
    >
      {props.options.map(({ value, label, count }) => (
        <ToggleButton key={value} id={value} className={styles['option'] ?? ''}>
          {label}
          {count !== undefined && <span className={styles['count']}>{count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
