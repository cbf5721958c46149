import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindow, type Screens } from '../../../electron/main/window/place-window.ts';

const MAIN = { x: 0, y: 25, width: 1440, height: 875 };
const RIGHT = { x: 1440, y: 0, width: 1920, height: 1080 };
const ONE: Screens = { workAreas: [MAIN], primary: MAIN };
const TWO: Screens = { workAreas: [MAIN, RIGHT], primary: MAIN };

describe('placeWindow', () => {
  it.each([
    ['the first time: in the middle of the main screen', null, TWO, { x: 130, y: 83, width: 1180, height: 760 }],
    ['where it was', { x: 1600, y: 100, width: 1000, height: 700 }, TWO, { x: 1600, y: 100, width: 1000, height: 700 }],
    [
      'in the middle when its screen is gone',
      { x: 1600, y: 100, width: 1000, height: 700 },
      ONE,
      { x: 220, y: 113, width: 1000, height: 700 },
    ],
    [
      'in the middle when its upper edge is out of reach',
      { x: 100, y: -300, width: 1000, height: 700 },
      ONE,
      { x: 220, y: 113, width: 1000, height: 700 },
    ],
    [
      'where it was when half of it hangs out',
      { x: 1000, y: 600, width: 1000, height: 700 },
      ONE,
      { x: 1000, y: 600, width: 1000, height: 700 },
    ],
    [
      'no larger than its screen',
      { x: 1440, y: 0, width: 4000, height: 3000 },
      TWO,
      { x: 1440, y: 0, width: 1920, height: 1080 },
    ],
    [
      'no smaller than it can be used',
      { x: 10, y: 30, width: 5, height: 5 },
      ONE,
      { x: 10, y: 30, width: 800, height: 560 },
    ],
  ])('%s', (_rule, saved, screens, placed) => {
    expect(placeWindow(saved, screens)).toEqual(placed);
  });

  it('can always be taken hold of, whatever was saved and whatever screens there are', () => {
    const area = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      width: fc.integer({ min: 800, max: 4000 }),
      height: fc.integer({ min: 560, max: 3000 }),
    });
    const saved = fc.record({
      x: fc.integer({ min: -9000, max: 9000 }),
      y: fc.integer({ min: -9000, max: 9000 }),
      width: fc.integer({ min: 1, max: 9000 }),
      height: fc.integer({ min: 1, max: 9000 }),
    });
    fc.assert(
      fc.property(fc.option(saved), fc.array(area, { minLength: 1, maxLength: 4 }), (bounds, workAreas) => {
        const { x, y, width } = placeWindow(bounds, { workAreas, primary: workAreas[0]! });
        const isReachable = workAreas.some((screen) => {
          const visible = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
          return y >= screen.y && y + 40 <= screen.y + screen.height && visible >= 160;
        });
        expect(isReachable).toBe(true);
      }),
    );
  });
});
