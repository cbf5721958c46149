import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { runSuites } from '../../scripts/run-suites.ts';
import { createSandbox } from '../helpers/sandbox.ts';

const MODULE = new URL('../../scripts/run-suites.ts', import.meta.url).href;

/** A program that runs suites which each write their name and end as told. */
async function suites(...codes: readonly string[]) {
  const { dir } = await createSandbox();
  const commands = codes.map((code, at) => ['-e', `process.stdout.write('suite ${at + 1};'); ${code}`]);
  const program = path.join(dir, 'run.mjs');
  await writeFile(
    program,
    `import { ${runSuites.name} } from '${MODULE}';\nprocess.exitCode = ${runSuites.name}(${JSON.stringify(commands)});\n`,
  );
  return { dir, program };
}

it.each([
  [['', ''], 'suite 1;suite 2;', 0],
  [['process.exitCode = 1', ''], 'suite 1;suite 2;', 1],
  [['', 'process.exitCode = 3'], 'suite 1;suite 2;', 1],
  [["process.kill(process.pid, 'SIGKILL')", ''], 'suite 1;', 1],
] as const)('suites that end as %j: prints %j, exit code %i', async (codes, printed, expected) => {
  const { program } = await suites(...codes);
  const result = await promisify(execFile)(process.execPath, [program]).then(
    ({ stdout }) => ({ stdout, code: 0 }),
    ({ stdout, code }) => ({ stdout, code }),
  );
  expect(result).toEqual({ stdout: printed, code: expected });
});

it.skipIf(process.platform === 'win32')('Ctrl-C ends the suite that runs, and no other is started', async () => {
  const { dir, program } = await suites(
    'process.on("SIGINT", () => process.exit(130)); setInterval(() => {}, 1000)',
    `require("fs").writeFileSync("second", "")`,
  );
  const child = spawn(process.execPath, [program], { cwd: dir, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  // As a terminal does: to the whole group.
  process.kill(-child.pid!, 'SIGINT');
  await once(child, 'close');
  expect(existsSync(path.join(dir, 'second'))).toBe(false);
});
