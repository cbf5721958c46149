import { create } from 'zustand';

/** Which dialog of GoSwitch's own connection is open: its card and the verdict of a probe open it. */
export const useConnectionView = create<{ readonly dialog: 'connection' | 'credentials' | null }>(() => ({
  dialog: null,
}));
