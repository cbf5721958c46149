import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../app/commands.ts';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import type { groupCommands } from './match-commands.ts';
import styles from './palette.module.css';
import { optionId } from './palette-option.ts';

interface PaletteListProps {
  readonly groups: ReturnType<typeof groupCommands>;
  readonly chosen: Command | undefined;
  readonly words: string;
  readonly onRun: (command: Command) => void;
  readonly onPoint: (command: Command) => void;
  readonly ref: Ref<HTMLDivElement>;
}

export function PaletteList({ groups, chosen, words, onRun, onPoint, ref }: PaletteListProps) {
  const { t } = useTranslation('palette');
  return (
    <>
      <div ref={ref} role="listbox" id="palette-list" aria-label={t('results')} className={styles['results']}>
        {groups.map(({ group, commands }) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a listbox stand in a group
          <div key={group} role="group" aria-label={group}>
            <div className={styles['group']} aria-hidden="true">
              {group}
            </div>
            {commands.map((command) => (
              <Option
                key={command.id}
                command={command}
                isChosen={command === chosen}
                onRun={onRun}
                onPoint={onPoint}
              />
            ))}
          </div>
        ))}
      </div>
      {groups.length === 0 && <EmptyState title={t('nothing', { query: words.trim() })}>{t('nothingHint')}</EmptyState>}
    </>
  );
}

function Option({
  command,
  isChosen,
  onRun,
  onPoint,
}: { command: Command; isChosen: boolean } & Pick<PaletteListProps, 'onRun' | 'onPoint'>) {
  const Icon = command.icon;
  return (
    // biome-ignore lint/a11y: the combobox keeps the focus and hears the keys
    <div
      role="option"
      id={optionId(command)}
      aria-selected={isChosen}
      className={classNames(styles['option'], isChosen && styles['chosen'])}
      onClick={() => onRun(command)}
      onMouseMove={() => onPoint(command)}
    >
      {Icon ? <Icon size={16} /> : <span className={styles['noIcon']} />}
      <span className={styles['title']}>{command.title}</span>
      {command.hint !== undefined && <span className={styles['hint']}>{command.hint}</span>}
    </div>
  );
}
