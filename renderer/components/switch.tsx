import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import { classNames } from './class-names.ts';
import styles from './switch.module.css';

export function Switch(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
}) {
  return (
    <AriaSwitch
      className={styles['switch'] ?? ''}
      isSelected={props.isOn}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
    >
      <span className={styles['track']} />
      <span className={classNames(props.isLabelHidden && 'visually-hidden')}>{props.label}</span>
    </AriaSwitch>
  );
}
