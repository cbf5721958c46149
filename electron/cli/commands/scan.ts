import path from 'node:path';
import { AppError } from '../../contract/errors.ts';
import { EXIT_CODES } from '../../contract/exit-codes.ts';
import type { RebuildResult, ScannedBinary, ScanReport } from '../../contract/programs.ts';
import { assertDecodedPath } from '../../core/base/files/decoded-path.ts';
import type { Core } from '../../core/create-core.ts';
import type { Command, Invocation } from '../command.ts';
import { doctorWords } from '../words/en/doctor.ts';
import { speaker } from '../words/speak.ts';

const say = speaker('doctor', doctorWords);

const OLDER = new Set<ScannedBinary['standing']>(['older-patch', 'older-release', 'end-of-life']);

export const scanCommand: Command = {
  arguments: [
    {
      name: 'dir',
      required: false,
      many: true,
      doc: 'look only at programs in these folders; with --rebuild: names of programs',
      complete: 'path',
    },
  ],
  options: { rebuild: { doc: 'Rebuild programs with the active version: those named, or all older ones' } },
  details: [
    'Looks at everything that should name one Go version: each SDK, GOROOT wherever it is set, programs in GOBIN, GOPATH/bin and the folders of the setting',
    'scanFolders, and projects. Mismatches are a result, not a failure: the exit code is 0.',
    'A rebuilt program replaces the old one once it was built by the active version and has started; goswitch journal --undo brings the old one back.',
  ],
  examples: [
    { line: 'goswitch scan', doc: 'everything' },
    { line: 'goswitch scan ~/tools --json', doc: 'the programs there, for programs' },
    { line: 'goswitch scan --rebuild', doc: 'rebuild all older programs' },
    { line: 'goswitch scan --rebuild gopls dlv', doc: 'two of them' },
  ],
  async run(invocation) {
    const engine = await invocation.core();
    return invocation.has('rebuild') ? await rebuild(engine, invocation) : await scan(engine, invocation);
  },
};

async function scan(engine: Core, { words, host, output, signal }: Invocation): Promise<number> {
  const folders = words.map((word) => assertDecodedPath(path.resolve(host.cwd(), word)));
  const report = await (await engine.programs()).scan({ signal, ...(folders.length === 0 ? {} : { folders }) });
  if (output.json) {
    output.result(report, () => []);
    return 0;
  }
  const { formatScan } = await import('../format-scan.ts');
  output.result(report, (style) => formatScan(report, engine.context.userHome, style));
  const older = report.binaries.filter(isWorthRebuilding).length;
  if (older > 0 && folders.length === 0) output.remark(say('toRebuild', { count: older }));
  return 0;
}

async function rebuild(engine: Core, invocation: Invocation): Promise<number> {
  const { words, output, signal } = invocation;
  const programs = await engine.programs();
  const report = await programs.scan({ programsOnly: true, signal });
  const files =
    words.length === 0 ? report.binaries.filter(isWorthRebuilding).map(({ file }) => file) : named(report, invocation);
  const result = files.length === 0 ? nothing(report) : await runRebuild(engine, invocation, files);
  const { formatRebuild } = await import('../format-scan.ts');
  output.report(result, (style) => formatRebuild(result, style));
  return result.binaries.some(({ problem }) => problem !== null) ? EXIT_CODES['rebuild-failed'] : 0;
}

async function runRebuild(engine: Core, invocation: Invocation, files: readonly string[]): Promise<RebuildResult> {
  const [{ runJob }, programs] = await Promise.all([import('../run-job.ts'), engine.programs()]);
  const target = files.map((file) => path.basename(file)).join(', ');
  return await runJob(engine, invocation, {
    kind: 'rebuild',
    target,
    work: (progress) => programs.rebuild(files, progress),
  });
}

function nothing({ against }: ScanReport): RebuildResult {
  if (against === null)
    throw new AppError('no-active-version', 'No Go version is active to rebuild with', {
      hint: 'goswitch install latest --use',
    });
  return { version: against.version, binaries: [] };
}

function isWorthRebuilding({ standing, rebuild }: ScannedBinary): boolean {
  return OLDER.has(standing) && rebuild.possible;
}

/** Programs by name, with or without `.exe`, or by path. */
function named({ binaries }: ScanReport, { words, host }: Invocation): string[] {
  return words.flatMap((word) => {
    const found = binaries.filter(
      ({ file, name }) => name === word || name === `${word}.exe` || file === path.resolve(host.cwd(), word),
    );
    if (found.length > 0) return found.map(({ file }) => file);
    throw new AppError('invalid-input', `No Go program named ${word} was found`, {
      hint: 'goswitch scan lists them, and the folders they are looked for in',
    });
  });
}
