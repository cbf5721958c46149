import type { BinaryStanding } from '../../../contract/programs.ts';
import { compareGoVersions } from '../../go/go-version/compare-go-versions.ts';
import { compareDecimals, goFamily, isPrerelease, parseGoVersion } from '../../go/go-version/parse-go-version.ts';

export type JudgeVersion = (goVersion: string) => BinaryStanding;

/**
 * How the version in a program stands to the one compared with (null: there is none). A family is at its end of life
 * when two newer ones are out (golang/website doc/devel/release.html), which also holds without any list of releases:
 * the version compared with is out.
 * @param stable versions that are known to be released
 */
export function createJudge(against: string | null, stable: readonly string[] = []): JudgeVersion {
  const families = [...stable, ...(against === null || isPrerelease(against) ? [] : [against])]
    .map(goFamily)
    .filter((one) => one !== null);
  const newest = families.reduce<string | null>(
    (best, one) => (best === null || compareGoVersions(one, best) > 0 ? one : best),
    null,
  );
  return (goVersion) => {
    const family = goFamily(goVersion);
    if (parseGoVersion(goVersion) === null || family === null) return 'not-readable';
    if (against === null || parseGoVersion(against) === null) return 'unknown';
    const order = compareGoVersions(goVersion, against);
    if (order === 0) return 'same';
    if (order > 0) return 'newer';
    if (newest !== null && isEnded(family, newest)) return 'end-of-life';
    return family === goFamily(against) ? 'older-patch' : 'older-release';
  };
}

function isEnded(family: string, newest: string): boolean {
  const [major = '', minor = '0'] = family.split('.');
  const [newestMajor = '', newestMinor = '0'] = newest.split('.');
  return major === newestMajor && compareDecimals(minor, String(Number(newestMinor) - 1)) < 0;
}
