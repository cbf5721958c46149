import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './tip.module.css';

/**
 * A short text shown while its one child, a control, is hovered or focused. Never the only place that says something.
 */
export function Tip({ text, children }: { readonly text: string; readonly children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <Tooltip className={styles['tip'] ?? ''} offset={6}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
