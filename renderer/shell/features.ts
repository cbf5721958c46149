import type { Feature } from '../app/feature.ts';
import { activity } from '../features/activity/feature.ts';
import { doctor } from '../features/doctor/feature.ts';
import { firstRun } from '../features/first-run/feature.ts';
import { network } from '../features/network/feature.ts';
import { projects } from '../features/projects/feature.ts';
import { settings } from '../features/settings/feature.ts';
import { versions } from '../features/versions/feature.ts';

/** Everything the window is made of, in the order of the navigation. */
export const FEATURES: readonly Feature[] = [versions, projects, doctor, network, activity, settings, firstRun];
