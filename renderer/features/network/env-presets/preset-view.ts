import { create } from 'zustand';

/** Which dialog is open: `new` keeps the settings of now as a preset, a name changes that one. */
export const usePresetView = create<{ readonly editing: { readonly name: string | null } | null }>(() => ({
  editing: null,
}));

export function openPresetDialog(name: string | null): void {
  usePresetView.setState({ editing: { name } });
}
