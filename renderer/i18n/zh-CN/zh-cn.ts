import type { Translation } from '../../../electron/contract/words/say.ts';
import { findings } from '../../../electron/contract/words/zh-CN/findings/findings.ts';
import type { en } from '../en/en.ts';
import { activity } from './activity.ts';
import { checks } from './checks.ts';
import { common } from './common.ts';
import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { firstRun } from './first-run.ts';
import { goEnv } from './go-env.ts';
import { jobs } from './jobs.ts';
import { network } from './network.ts';
import { palette } from './palette.ts';
import { probe } from './probe.ts';
import { programs } from './programs.ts';
import { projects } from './projects.ts';
import { selfTest } from './self-test.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { snapshot } from './snapshot.ts';
import { versions } from './versions.ts';

export const zhCn: Translation<typeof en> = {
  activity,
  common,
  doctor,
  errors,
  findings,
  firstRun,
  goEnv,
  checks,
  jobs,
  network,
  palette,
  probe,
  projects,
  programs,
  selfTest,
  settings,
  shell,
  snapshot,
  versions,
};
