import { create } from 'zustand';

export const useSnapshotView = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));
