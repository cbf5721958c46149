import { activity } from './activity.ts';
import { checks } from './checks.ts';
import { common } from './common.ts';
import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { findings } from './findings.ts';
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

/** Every English text, one namespace per feature. The other languages are exhaustive over this. */
export const en = {
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
