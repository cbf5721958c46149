import { expect, it } from 'vitest';
import { ARCHITECTURE_LEVELS, amd64LevelOf } from '../../../../electron/core/go/variables/architecture-levels.ts';

const flags = {
  v1: 'fpu sse sse2',
  v2: 'cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3',
  v3: 'avx avx2 bmi1 bmi2 f16c fma abm movbe xsave',
  v4: 'avx512f avx512bw avx512cd avx512dq avx512vl',
};

it.each([
  [1, [flags.v1]],
  [2, [flags.v1, flags.v2]],
  [3, [flags.v1, flags.v2, flags.v3]],
  [4, [flags.v1, flags.v2, flags.v3, flags.v4]],
  // A level counts only with all below it.
  [1, [flags.v1, flags.v3, flags.v4]],
])('the level is %d', (level, lists) => {
  expect(amd64LevelOf(`processor\t: 0\nflags\t\t: ${lists.join(' ')}\npower management:\n`)).toBe(level);
});

it('is not told where no features are listed', () => {
  expect(amd64LevelOf('Features\t: asimd\n')).toBeNull();
  expect(amd64LevelOf('')).toBeNull();
});

it.each([
  ['GOAMD64', ['v1', 'v4'], ['v0', 'v5', 'V1', '1', 'v1,']],
  ['GOARM', ['5', '7', '6,softfloat'], ['8', '7,hard', ',softfloat']],
  ['GOARM64', ['v8.0', 'v9.5', 'v8.1,crypto,lse'], ['v8', 'v9.6', 'v8.0,foo']],
  ['GORISCV64', ['rva20u64', 'rva23u64'], ['rva21u64']],
  ['GOWASM', ['satconv', 'signext,satconv'], ['simd', 'satconv,']],
])('%s', (variable, good, bad) => {
  const { pattern } = ARCHITECTURE_LEVELS.find((one) => one.variable === variable)!;
  expect(good.filter((value) => !pattern.test(value))).toEqual([]);
  expect(bad.filter((value) => pattern.test(value))).toEqual([]);
});
