import type { MenuItemConstructorOptions } from 'electron';

/** A menu that can be read and clicked. */
export class StandInMenu {
  readonly template: MenuItemConstructorOptions[];

  constructor(template: MenuItemConstructorOptions[]) {
    this.template = template;
  }

  /** As it reads on the screen: `(x)` before a marked item, submenus in brackets. */
  labels(items = this.template): string[] {
    return items.map(({ type, label = '', checked, submenu }) => {
      if (type === 'separator') return '-';
      if (Array.isArray(submenu)) return `${label} [${this.labels(submenu).join(', ')}]`;
      return checked === true ? `(x) ${label}` : label;
    });
  }

  find(label: string, items = this.template): MenuItemConstructorOptions | undefined {
    for (const item of items) {
      const found =
        item.label === label ? item : Array.isArray(item.submenu) ? this.find(label, item.submenu) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  click(label: string): void {
    const item = this.find(label);
    if (item?.click === undefined) throw new Error(`Nothing to click: ${label}`);
    item.click(undefined as never, undefined, undefined as never);
  }
}
