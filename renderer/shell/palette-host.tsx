import { lazy, Suspense } from 'react';
import { usePalette } from '../app/commands.ts';

const Palette = lazy(async () => ({ default: (await import('../features/palette/palette.tsx')).Palette }));

/** The palette is fetched when it is first opened. */
export function PaletteHost() {
  const isOpen = usePalette((state) => state.isOpen);
  return <Suspense>{isOpen && <Palette />}</Suspense>;
}
