import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../electron/contract/models.ts';
import { settleLeftChanges } from '../../electron/core/base/journal/settle-left-changes.ts';
import type { Core } from '../../electron/core/create-core.ts';
import { createJobRegistry } from '../../electron/core/handlers/job-registry.ts';
import { createSdkJobs } from '../../electron/core/handlers/sdk-jobs.ts';
import { createUndo } from '../../electron/core/undo/create-undo.ts';
import { coreOver } from '../core/manager/install/install-engine.ts';
import { installFakeSdk, makeFakeSdk } from '../helpers/fake-sdk.ts';
import { goswitchIn } from '../helpers/goswitch-command.ts';
import { openReleaseServer } from '../helpers/open-release-server.ts';
import { createSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { serveMadeReleases, setOnlySource } from '../helpers/serve-made-releases.ts';

const KILLER = pathToFileURL(path.join(import.meta.dirname, '../helpers/kill-at-call.mjs')).href;
/**
 * Of a command that makes more changes than this, the first, the last and a sample of the others are tried. KILL_SEED
 * repeats one, KILL_POINTS=all tries all.
 */
const MOST_POINTS = process.env['KILL_POINTS'] === 'all' ? Number.POSITIVE_INFINITY : 5;
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);

interface Case {
  readonly title: string;
  readonly action: string;
  readonly args: (places: Places) => readonly string[];
  readonly stdin?: string;
  readonly prepare?: (places: Places, core: Core) => Promise<unknown>;
  /** What the command changes, as text. */
  readonly see: (places: Places) => Promise<string>;
  /** False where the journal keeps nothing to undo it with. */
  readonly isUndoable?: false;
}

interface Places {
  readonly sandbox: Sandbox;
  readonly project: string;
  readonly outside: string;
}

const text = (file: string) => readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error.code ?? '');
const pin = ({ project }: Places) => text(path.join(project, '.go-version'));
const inHome = (name: string) => (places: Places) => text(path.join(places.sandbox.home, name));
/** As values: the settings of others keep theirs, not their blanks. */
const json = (name: string) => async (places: Places) => JSON.stringify(JSON.parse(await inHome(name)(places)));
const versions = async ({ sandbox }: Places) =>
  JSON.stringify(
    (await (await coreOver(sandbox).sdks()).installed()).map(({ name, root }) => [name, path.basename(root)]),
  );
const active = async ({ sandbox: { context } }: Places) => text(context.layout.active);

const CASES: readonly Case[] = [
  { title: 'pin', action: 'projects.pin', args: () => ['pin', '1.26'], prepare: writePin, see: pin },
  { title: 'unpin', action: 'projects.unpin', args: () => ['unpin'], prepare: writePin, see: pin },
  {
    title: 'settings',
    action: 'settings.update',
    args: () => ['settings', 'set', 'retries', '7'],
    see: json('settings.json'),
  },
  {
    title: 'use',
    action: 'sdk.use',
    args: () => ['use', '1.26'],
    prepare: async (_places, core) => await (await core.switching()).use('1.25'),
    see: active,
  },
  { title: 'uninstall', action: 'sdk.uninstall', args: () => ['uninstall', '1.26'], see: versions, isUndoable: false },
  { title: 'install', action: 'sdk.install', args: () => ['install', '1.24'], see: versions },
  { title: 'import --link', action: 'sdk.import', args: ({ outside }) => ['import', outside, '--link'], see: versions },
  { title: 'import', action: 'sdk.import', args: ({ outside }) => ['import', outside], see: versions },
  {
    title: 'projects add',
    action: 'projects.add',
    args: ({ project }) => ['projects', 'add', project],
    prepare: async ({ sandbox }, core) => await (await core.projects()).add(sandbox.userHome),
    see: inHome('projects.json'),
  },
  {
    title: 'env save-preset',
    action: 'go-env.profiles',
    args: () => ['env', 'save-preset', 'office', 'GOPROXY=https://proxy.corp.example'],
    prepare: async (_places, core) =>
      await (await core.goEnv()).presets.save({ name: 'home', values: { GOPROXY: 'direct' } }),
    see: inHome('env-profiles.json'),
  },
  {
    title: 'proxy credentials',
    action: 'secrets.change',
    args: () => ['proxy', 'credentials', '--user', 'ada'],
    stdin: 'secret-of-ada\n',
    see: inHome('secrets.json'),
    isUndoable: false,
  },
  {
    title: 'env set',
    action: 'go-env.edit',
    args: () => ['env', 'set', 'GOFLAGS=-mod=mod'],
    prepare: async ({ sandbox }) => {
      await mkdir(path.join(sandbox.userHome, '.config/go'), { recursive: true });
      await writeFile(path.join(sandbox.userHome, '.config/go/env'), 'GOPRIVATE=corp.example\n');
    },
    see: ({ sandbox }) => text(path.join(sandbox.userHome, '.config/go/env')),
  },
];

function writePin({ project }: Places) {
  return writeFile(path.join(project, '.go-version'), '# as we agreed\n1.20.14\n');
}

describe.skipIf(process.platform === 'win32')('killed before any one of its changes on disk', () => {
  it.each(CASES)(
    '$title: the journal tells what happened, nothing is left pending, and undoing gives the old bytes back',
    {
      timeout: 300_000,
    },
    async ({ action, args, stdin, prepare, see, isUndoable }) => {
      const server = await openReleaseServer();
      serveMadeReleases(server, ['go1.24.9']);
      const told = new Set<string>();
      const tryAt = async (killAt: number): Promise<number> => {
        const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
        await setOnlySource(sandbox.home, server);
        const places: Places = {
          sandbox,
          project: path.join(sandbox.dir, 'project'),
          outside: path.join(sandbox.dir, 'outside/go'),
        };
        await mkdir(places.project);
        await makeFakeSdk(places.outside, { version: 'go1.23.1' });
        for (const version of ['go1.25.1', 'go1.26.1']) await installFakeSdk(sandbox.context, { version });
        const core = coreOver(sandbox);
        await prepare?.(places, core);
        const before = await see(places);
        const known = await idsOf(core);

        const callsFile = path.join(sandbox.dir, 'calls');
        const { code, stderr } = await goswitchIn(sandbox).run(args(places), {
          cwd: places.project,
          env: { NODE_OPTIONS: `--import=${KILLER}`, KILL_AT: String(killAt), CALLS_FILE: callsFile },
          ...(stdin === undefined ? {} : { stdin }),
        });
        // Where threads race, a run may make fewer calls than the one that was counted, and then ends by itself.
        if (killAt === 0 || code !== null) expect({ code, stderr }).toMatchObject({ code: 0 });

        const moment = killAt === 0 ? 'not killed' : `killed before change ${killAt}, seed ${SEED}`;
        const after = await see(places);
        await settleLeftChanges(core);
        const entries = (await journalOf(core)).filter((entry) => entry.action === action && !known.has(entry.id));
        expect({ moment, entries: entries.length }).toEqual({ moment, entries: after === before ? 0 : 1 });
        expect({
          moment,
          pending: (await readdir(sandbox.context.layout.backups).catch(() => [])).filter((name) =>
            name.startsWith('pending'),
          ),
        }).toEqual({
          moment,
          pending: [],
        });
        told.add(after === before ? 'unmade' : 'made');
        if (after !== before && isUndoable !== false) {
          await undoWholly(core, entries[0]!);
          expect({ moment, undone: await see(places) }).toEqual({ moment, undone: before });
        }
        return killAt === 0 ? Number(await readFile(callsFile, 'utf8')) : 0;
      };
      const calls = await tryAt(0);
      for (const killAt of pointsOf(calls)) await tryAt(killAt);
      expect([...told].sort()).toEqual(['made', 'unmade']);
    },
  );
});

/** Counted from 1, in order. */
function pointsOf(calls: number): number[] {
  const all = Array.from({ length: calls }, (_, index) => index + 1);
  if (calls <= MOST_POINTS) return all;
  const length = MOST_POINTS - 2;
  const [sample] = fc.sample(fc.shuffledSubarray(all.slice(1, -1), { minLength: length, maxLength: length }), {
    seed: SEED,
    numRuns: 1,
  });
  return [1, ...sample!.sort((one, other) => one - other), calls];
}

async function journalOf(core: Core): Promise<JournalEntry[]> {
  return await (await core.journal()).list();
}

async function idsOf(core: Core): Promise<ReadonlySet<string>> {
  return new Set((await journalOf(core)).map(({ id }) => id));
}

async function undoWholly(core: Core, { id }: JournalEntry): Promise<void> {
  const registry = createJobRegistry(core);
  const outcome = await createUndo({ core, sdkJobs: createSdkJobs(core, registry) }).undo(id);
  if (outcome.kind === 'started') await registry.result(outcome.jobId);
}
