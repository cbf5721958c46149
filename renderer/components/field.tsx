import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Said below it: what to write, in which unit. */
  readonly help?: string;
  /** What is wrong with the value now. */
  readonly problem?: string | null;
  readonly placeholder?: string;
  readonly isLabelHidden?: boolean;
  /** Versions, paths, URLs. */
  readonly isCode?: boolean;
  /** A password: dots are shown. */
  readonly isSecret?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'url' | 'search';
  readonly onBlur?: () => void;
  readonly onSubmit?: () => void;
  /** A button after the input. */
  readonly after?: ReactNode;
}

export function Field(props: FieldProps) {
  const { label, help, problem = null, placeholder, isLabelHidden = false, isCode = false, isSecret = false } = props;
  const { inputMode = 'text', onBlur, onSubmit, after } = props;
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={props.value}
      onChange={props.onChange}
      isInvalid={problem !== null}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      type={isSecret ? 'password' : 'text'}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSubmit?.();
        // react-aria keeps what is handled here to itself: Escape is for the dialog around.
        else event.continuePropagation();
      }}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      <div className={styles['line']}>
        <Input
          className={classNames(styles['input'], isCode && styles['code'])}
          inputMode={inputMode}
          spellCheck={false}
          autoComplete={isSecret ? 'new-password' : 'off'}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        {after}
      </div>
      {help !== undefined && (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>
    </TextField>
  );
}
