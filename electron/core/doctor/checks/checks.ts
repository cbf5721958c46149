import type { Check } from './check.ts';
import { activeVersionCheck } from './rules/active-version.ts';
import { architectureLevelCheck } from './rules/architecture-level.ts';
import { cachesCheck } from './rules/caches.ts';
import { certificatesCheck } from './rules/certificates.ts';
import { cgoCheck } from './rules/cgo.ts';
import { clockCheck } from './rules/clock.ts';
import { containerCheck } from './rules/container.ts';
import { diskSpaceCheck } from './rules/disk-space.ts';
import { envOverridesGoEnvCheck } from './rules/env-overrides-go-env.ts';
import { goOnPathCheck } from './rules/go-on-path.ts';
import { go111moduleCheck } from './rules/go111module.ts';
import { godebugCheck } from './rules/godebug.ts';
import { goenvCheck } from './rules/goenv.ts';
import { goexperimentCheck } from './rules/goexperiment.ts';
import { goflagsCheck } from './rules/goflags.ts';
import { goosGoarchCheck } from './rules/goos-goarch.ts';
import { gopathCheck } from './rules/gopath.ts';
import { goproxyCheck } from './rules/goproxy.ts';
import { gorootCheck } from './rules/goroot.ts';
import { gorootInGoEnvCheck } from './rules/goroot-in-go-env.ts';
import { gosumdbCheck } from './rules/gosumdb.ts';
import { gotoolchainCheck } from './rules/gotoolchain.ts';
import { goworkCheck } from './rules/gowork.ts';
import { homeDiskCheck } from './rules/home-disk.ts';
import { installedToolsCheck } from './rules/installed-tools.ts';
import { leftoversCheck } from './rules/leftovers.ts';
import { osTooOldCheck } from './rules/os-too-old.ts';
import { otherManagersCheck } from './rules/other-managers.ts';
import { pinsCheck } from './rules/pins.ts';
import { powerCutCheck } from './rules/power-cut.ts';
import { profilesCheck } from './rules/profiles.ts';
import { sdkArchitectureCheck } from './rules/sdk-architecture.ts';
import { sdkCompleteCheck } from './rules/sdk-complete.ts';
import { sdksByHandCheck } from './rules/sdks-by-hand.ts';
import { shimsCheck } from './rules/shims.ts';
import { supportCheck } from './rules/support.ts';
import { tempFolderCheck } from './rules/temp-folder.ts';
import { wslCheck } from './rules/wsl.ts';

/** Every check. The order decides among findings of one severity: what stops everything comes first. */
export const CHECKS: readonly Check[] = [
  gorootInGoEnvCheck,
  gorootCheck,
  activeVersionCheck,
  sdksByHandCheck,
  powerCutCheck,
  sdkArchitectureCheck,
  sdkCompleteCheck,
  containerCheck,
  clockCheck,
  osTooOldCheck,
  goflagsCheck,
  goexperimentCheck,
  gotoolchainCheck,
  gopathCheck,
  architectureLevelCheck,
  go111moduleCheck,
  goosGoarchCheck,
  goworkCheck,
  cachesCheck,
  tempFolderCheck,
  diskSpaceCheck,
  goproxyCheck,
  cgoCheck,
  gosumdbCheck,
  certificatesCheck,
  envOverridesGoEnvCheck,
  goenvCheck,
  installedToolsCheck,
  godebugCheck,
  homeDiskCheck,
  shimsCheck,
  goOnPathCheck,
  profilesCheck,
  pinsCheck,
  supportCheck,
  wslCheck,
  otherManagersCheck,
  leftoversCheck,
];
