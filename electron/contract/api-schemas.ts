import { appInputs } from './api/app.ts';
import { doctorInputs } from './api/doctor.ts';
import { goEnvInputs } from './api/go-env.ts';
import { hostInputs } from './api/host.ts';
import { jobsInputs } from './api/jobs.ts';
import { journalInputs } from './api/journal.ts';
import { networkInputs } from './api/network.ts';
import { probeInputs } from './api/probe.ts';
import { profilesInputs } from './api/profiles.ts';
import { programsInputs } from './api/programs.ts';
import { projectsInputs } from './api/projects.ts';
import { releasesInputs } from './api/releases.ts';
import { sdksInputs } from './api/sdks.ts';
import { selfTestInputs } from './api/self-test.ts';
import { settingsInputs } from './api/settings.ts';
import { snapshotInputs } from './api/snapshot.ts';
import { switchingInputs } from './api/switching.ts';
import { terminalProxyInputs } from './api/terminal-proxy.ts';

/**
 * The schema of every method's input. Loads zod: the window and preload import types from api.ts and names from
 * api-methods.ts instead.
 */
export const API_INPUTS = {
  ...appInputs,
  ...goEnvInputs,
  ...doctorInputs,
  ...hostInputs,
  ...jobsInputs,
  ...journalInputs,
  ...networkInputs,
  ...probeInputs,
  ...profilesInputs,
  ...projectsInputs,
  ...releasesInputs,
  ...programsInputs,
  ...sdksInputs,
  ...selfTestInputs,
  ...settingsInputs,
  ...snapshotInputs,
  ...switchingInputs,
  ...terminalProxyInputs,
};
