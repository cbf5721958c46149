import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import styles from './field.module.css';

interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly placeholder?: string;
}

export function Select<Value extends string>({
  label,
  options,
  value,
  onChange,
  isLabelHidden = false,
  isDisabled = false,
  placeholder = '',
}: SelectProps<Value>) {
  return (
    <AriaSelect
      className={styles['field'] ?? ''}
      value={value}
      isDisabled={isDisabled}
      placeholder={placeholder}
      onChange={(key) => {
        if (key !== null) onChange(String(key) as Value);
      }}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      <Button className={styles['select'] ?? ''}>
        <SelectValue />
        <ChevronDown size={15} />
      </Button>
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={styles['option'] ?? ''}
            >
              {({ isSelected }) => (
                <>
                  <span className={styles['check']}>{isSelected && <Check size={14} />}</span>
                  {option.label}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
