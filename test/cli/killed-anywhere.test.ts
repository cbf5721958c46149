import { randomBytes } from 'node:crypto';
import { readlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { coreOver, silentProgress } from '../core/manager/install/install-engine.ts';
import { goswitchIn } from '../helpers/goswitch-command.ts';
import { openReleaseServer } from '../helpers/open-release-server.ts';
import { createSandbox } from '../helpers/sandbox.ts';
import { serveMadeReleases, setOnlySource } from '../helpers/serve-made-releases.ts';

const KILLS = 50;
const VERSIONS = ['go1.25.9', 'go1.26.2', 'go1.26.3'];

/** A made SDK of a few hundred files, so that a kill can fall into the middle of any step. */
const FILES = Object.fromEntries(
  Array.from({ length: 400 }, (_, index) => [`src/p${index % 20}/f${index}.go`, randomBytes(1500).toString('base64')]),
);

/** Seeded, so that a failure can be run again. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

it(`after kill -9 at any of ${KILLS} moments of install, use and uninstall, ls, current and the next install are right`, {
  timeout: 300_000,
}, async () => {
  const seed = Date.now() >>> 0;
  console.log(`seed ${seed}`);
  const random = createRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const sandbox = await createSandbox();
  const server = await openReleaseServer();
  serveMadeReleases(
    server,
    VERSIONS.map((version) => ({ version, files: FILES })),
  );
  await setOnlySource(sandbox.home, server);
  const goswitch = goswitchIn(sandbox);
  let slowestMs = 800;

  for (let kill = 0; kill < KILLS; kill++) {
    const version = pick(VERSIONS).slice(2);
    const args = pick([
      ['install', version],
      ['install', version, '--use'],
      ['use', version],
      ['uninstall', version, '--force'],
    ]);
    const { child, ended } = goswitch.start(args);
    const startedAt = performance.now();
    await Promise.race([pause(150 + random() * (slowestMs - 150)), ended]);
    child.kill('SIGKILL');
    const { code } = await ended;
    if (code === 0) slowestMs = Math.min(2000, Math.max(400, performance.now() - startedAt));
    await expectSoundHome(sandbox, `kill ${kill}: ${args.join(' ')}`);
    if (kill % 10 === 9) expect(await goswitch.run(['install', version])).toMatchObject({ code: 0 });
  }

  for (const version of VERSIONS) expect(await goswitch.run(['install', version])).toMatchObject({ code: 0 });
  const core = coreOver(sandbox);
  await (await core.sdks()).prune();
  const list = await (await core.sdks()).installed();
  expect(list.map(({ name }) => name).sort()).toEqual(VERSIONS);
});

/**
 * Every SDK that is listed is whole; `active` names one of them or none does; `current`, once repaired, leads there.
 */
async function expectSoundHome(sandbox: Parameters<typeof coreOver>[0], moment: string): Promise<void> {
  const core = coreOver(sandbox);
  const sdks = await core.sdks();
  const installed = await sdks.installed();
  for (const { name } of installed) {
    expect
      .soft({ moment, ...(await sdks.verify(name, silentProgress())) })
      .toMatchObject({ ok: true, missing: [], changed: [] });
  }
  const switching = await core.switching();
  const active = await switching.active();
  if (active === null) return;
  expect(
    installed.map(({ name }) => name),
    moment,
  ).toContain(active);
  await switching.repairCurrent();
  const link = await readlink(core.context.layout.current);
  expect(path.basename(link), moment).toBe(active);
}
