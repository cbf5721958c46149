import type { Rectangle } from 'electron';

export const SMALLEST_WINDOW = { width: 800, height: 560 } as const;
const USUAL_WINDOW = { width: 1180, height: 760 } as const;
/** As much of the window's upper edge must be on some screen as a person needs to take hold of it. */
const HOLD = { width: 160, height: 40 } as const;

export interface Screens {
  /** What each screen has to offer: without docks and bars. */
  readonly workAreas: readonly Rectangle[];
  readonly primary: Rectangle;
}

/**
 * Where to put the window: where it was if it can be reached there, in the middle of the main screen otherwise; never
 * larger than its screen.
 */
export function placeWindow(saved: Rectangle | null, { workAreas, primary }: Screens): Rectangle {
  if (saved !== null) {
    for (const area of workAreas) {
      const placed = { x: saved.x, y: saved.y, ...fitSize(saved, area) };
      if (isWithinReach(placed, area)) return placed;
    }
  }
  return centre(fitSize(saved ?? USUAL_WINDOW, primary), primary);
}

function fitSize(
  { width, height }: Pick<Rectangle, 'width' | 'height'>,
  area: Rectangle,
): Pick<Rectangle, 'width' | 'height'> {
  return {
    width: Math.min(Math.max(width, SMALLEST_WINDOW.width), area.width),
    height: Math.min(Math.max(height, SMALLEST_WINDOW.height), area.height),
  };
}

function centre({ width, height }: Pick<Rectangle, 'width' | 'height'>, area: Rectangle): Rectangle {
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  };
}

function isWithinReach(window: Rectangle, area: Rectangle): boolean {
  const visibleWidth = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const isTopInside = window.y >= area.y && window.y + HOLD.height <= area.y + area.height;
  return isTopInside && visibleWidth >= HOLD.width;
}
