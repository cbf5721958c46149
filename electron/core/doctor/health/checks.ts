import type { Check } from './check.ts';
import { activeVersionCheck } from './checks/active-version.ts';
import { architectureLevelCheck } from './checks/architecture-level.ts';
import { cachesCheck } from './checks/caches.ts';
import { certificatesCheck } from './checks/certificates.ts';
import { cgoCheck } from './checks/cgo.ts';
import { clockCheck } from './checks/clock.ts';
import { containerCheck } from './checks/container.ts';
import { diskSpaceCheck } from './checks/disk-space.ts';
import { envOverridesGoEnvCheck } from './checks/env-overrides-go-env.ts';
import { goOnPathCheck } from './checks/go-on-path.ts';
import { go111moduleCheck } from './checks/go111module.ts';
import { godebugCheck } from './checks/godebug.ts';
import { goenvCheck } from './checks/goenv.ts';
import { goexperimentCheck } from './checks/goexperiment.ts';
import { goflagsCheck } from './checks/goflags.ts';
import { goosGoarchCheck } from './checks/goos-goarch.ts';
import { gopathCheck } from './checks/gopath.ts';
import { goproxyCheck } from './checks/goproxy.ts';
import { gorootCheck } from './checks/goroot.ts';
import { gorootInGoEnvCheck } from './checks/goroot-in-go-env.ts';
import { gosumdbCheck } from './checks/gosumdb.ts';
import { gotoolchainCheck } from './checks/gotoolchain.ts';
import { goworkCheck } from './checks/gowork.ts';
import { homeDiskCheck } from './checks/home-disk.ts';
import { installedToolsCheck } from './checks/installed-tools.ts';
import { leftoversCheck } from './checks/leftovers.ts';
import { osTooOldCheck } from './checks/os-too-old.ts';
import { otherManagersCheck } from './checks/other-managers.ts';
import { pinsCheck } from './checks/pins.ts';
import { profilesCheck } from './checks/profiles.ts';
import { sdkArchitectureCheck } from './checks/sdk-architecture.ts';
import { sdkCompleteCheck } from './checks/sdk-complete.ts';
import { sdksByHandCheck } from './checks/sdks-by-hand.ts';
import { shimsCheck } from './checks/shims.ts';
import { supportCheck } from './checks/support.ts';
import { tempFolderCheck } from './checks/temp-folder.ts';
import { wslCheck } from './checks/wsl.ts';

/** Every check. The order decides among findings of one severity: what stops everything comes first. */
export const CHECKS: readonly Check[] = [
  gorootInGoEnvCheck,
  gorootCheck,
  activeVersionCheck,
  sdksByHandCheck,
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
