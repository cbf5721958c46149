import { create } from 'zustand';

/** Which dialog is open: `new` keeps the settings of now as a profile, a name changes that one. */
export const useProfileView = create<{ readonly editing: { readonly name: string | null } | null }>(() => ({
  editing: null,
}));

export function openProfileDialog(name: string | null): void {
  useProfileView.setState({ editing: { name } });
}
