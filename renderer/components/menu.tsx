import { ChevronDown, Ellipsis } from 'lucide-react';
import type { ComponentType } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './field.module.css';
import { IconButton } from './icon-button.tsx';

interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: ComponentType<{ size?: number; strokeWidth?: number }>;
  readonly tone?: 'plain' | 'bad';
  readonly isDisabled?: boolean;
  run(): void;
}

/** The less usual actions of a row, behind three dots; with `text`, a choice behind a button that says so. */
export function Menu({
  actions,
  label,
  text: words,
}: {
  readonly actions: readonly MenuAction[];
  readonly label?: string;
  readonly text?: string;
}) {
  const { t } = useTranslation('common');
  return (
    <MenuTrigger>
      {words === undefined ? (
        <IconButton icon={Ellipsis} label={label ?? t('more')} />
      ) : (
        <Button icon={ChevronDown}>{words}</Button>
      )}
      <Popover className={styles['popover'] ?? ''} placement="bottom end" offset={4}>
        <AriaMenu onAction={(id) => actions.find((action) => action.id === id)?.run()}>
          {actions.map(({ id, label: text, icon: Icon, tone = 'plain', isDisabled = false }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              isDisabled={isDisabled}
              data-tone={tone}
              className={styles['option'] ?? ''}
            >
              {Icon && <Icon size={15} strokeWidth={1.8} />}
              {text}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
