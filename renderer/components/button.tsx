import type { ComponentType, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { useIsInRow } from './in-row.ts';
import { Spinner } from './spinner.tsx';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** `primary`: the one thing to do here. `quiet`: no edge. `danger`: destroys something. */
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger' | 'danger-quiet';
  readonly icon?: ComponentType<{ size?: number; strokeWidth?: number }>;
  readonly isDisabled?: boolean;
  /** Shows a spinner and takes no further press, without losing the focus. */
  readonly isBusy?: boolean;
  readonly type?: 'button' | 'submit';
  /** Where the words alone do not say what it acts on. */
  readonly label?: string;
  readonly autoFocus?: boolean;
  readonly slot?: string;
}

export function Button({ children, tone = 'plain', icon: Icon, isBusy = false, label, ...rest }: ButtonProps) {
  const isInRow = useIsInRow();
  return (
    <AriaButton
      {...rest}
      excludeFromTabOrder={isInRow}
      {...(label === undefined ? {} : { 'aria-label': label })}
      isPending={isBusy}
      className={classNames(styles['button'], styles[tone])}
    >
      {isBusy ? <Spinner /> : Icon && <Icon size={15} strokeWidth={1.9} />}
      {children}
    </AriaButton>
  );
}
