import type { ComponentType } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { useIsInRow } from './in-row.ts';
import { Tip } from './tip.tsx';

interface IconButtonProps {
  readonly icon: ComponentType<{ size?: number; strokeWidth?: number }>;
  /** Its accessible name, and its tip. */
  readonly label: string;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  readonly slot?: string;
}

export function IconButton({ icon: Icon, label, ...rest }: IconButtonProps) {
  const isInRow = useIsInRow();
  return (
    <Tip text={label}>
      <AriaButton
        {...rest}
        excludeFromTabOrder={isInRow}
        aria-label={label}
        className={classNames(styles['button'], styles['icon'])}
      >
        <Icon size={16} strokeWidth={1.8} />
      </AriaButton>
    </Tip>
  );
}
