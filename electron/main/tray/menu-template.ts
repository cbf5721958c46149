import type { MenuItemConstructorOptions } from '../electron-parts.ts';
import type { TrayAction, TrayItem } from './tray-model.ts';

/** Electron's form of the items. */
export function menuTemplate(
  items: readonly TrayItem[],
  act: (action: TrayAction) => void,
): MenuItemConstructorOptions[] {
  return items.map((item) => menuItem(item, act));
}

function menuItem(item: TrayItem, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  const label = plainLabel(item.label);
  switch (item.kind) {
    case 'label':
      return { label, enabled: false };
    case 'action':
      return { label, click: () => act(item.action) };
    case 'radio':
      return { type: 'radio', label, checked: item.isChecked, click: () => act(item.action) };
    case 'submenu':
      return { type: 'submenu', label, submenu: menuTemplate(item.items, act) };
  }
}

/** An ampersand would be taken for the mark of a key. */
function plainLabel(label: string): string {
  return label.replaceAll('&', '&&');
}
