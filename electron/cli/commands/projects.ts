import { AppError } from '../../contract/errors.ts';
import type { GoModFacts, ProjectInfo } from '../../contract/projects.ts';
import type { Command } from '../command.ts';
import { toolchainRemark } from '../remark-on-toolchain.ts';
import type { Style } from '../terminal/style.ts';

export const projectsCommand: Command = {
  arguments: [
    {
      name: 'action',
      required: false,
      doc: 'list (default), show, add or remove',
      complete: ['list', 'show', 'add', 'remove'],
    },
    { name: 'folder', required: false, doc: 'the project; this folder when left out', complete: 'path' },
  ],
  details: [
    'For each project: the pin, the lines of go.mod and go.work, and the toolchain that the go command really runs, with the reason.',
  ],
  examples: [
    { line: 'goswitch projects show', doc: 'which Go this folder gets, and why' },
    { line: 'goswitch projects add ~/src/shop', doc: 'keep an eye on a project' },
    { line: 'goswitch projects', doc: 'all of them' },
  ],
  async run({ words: [action = 'list', folder], output, host, core }) {
    const projects = await (await core()).projects();
    const target = folder ?? host.cwd();
    if (action === 'list' && folder === undefined) {
      const list = await projects.list();
      output.result(list, (style) => list.map((project) => describeShortly(project, style)));
      if (list.length === 0) output.remark('No project was added yet: goswitch projects add FOLDER');
    } else if (action === 'show' || action === 'add') {
      const project = action === 'add' ? await projects.add(target) : await projects.inspect(target);
      output[action === 'add' ? 'report' : 'result'](project, (style) => describeFully(project, style));
    } else if (action === 'remove') {
      const removed = await projects.remove(target);
      output.report({ folder: target, removed }, () => [
        removed ? `Took ${target} off the list; nothing in it was touched` : `${target} was not on the list`,
      ]);
    } else {
      throw new AppError('invalid-input', `goswitch projects ${action}: not understood`, {
        hint: 'goswitch projects list, show, add or remove',
      });
    }
    return 0;
  },
};

function describeShortly(project: ProjectInfo, style: Style): string {
  if (!project.exists) return `${project.folder}  ${style.yellow('is not there')}`;
  const runs = project.toolchain?.runs ?? project.inEffect?.version ?? 'no Go';
  const pin = project.pin === null ? '' : `  pinned to ${project.pin.spec}`;
  const problem = project.problem?.message ?? (project.toolchain === null ? null : toolchainRemark(project.toolchain));
  return `${project.folder}  ${style.bold(runs)}${style.dim(pin)}${problem === null ? '' : `  ${style.yellow(problem)}`}`;
}

function describeFully(project: ProjectInfo, style: Style): string[] {
  const { pin, inEffect, problem, goMod, goWork, toolVersions, toolchain } = project;
  const rows: [string, string | null][] = [
    ['pin', pin && `${pin.spec}  ${style.dim(`${pin.file}:${pin.line}`)}`],
    ['go', inEffect && `${inEffect.version}  ${style.dim(inEffect.root)}`],
    ['go.mod', goMod && describeLines(goMod, style)],
    ['go.work', goWork && describeLines(goWork, style)],
    [
      '.tool-versions',
      toolVersions &&
        `${toolVersions.key} ${toolVersions.value}  ${style.dim(`${toolVersions.file}:${toolVersions.line}, not followed`)}`,
    ],
    ['runs', toolchain && `${style.bold(toolchain.runs ?? 'nothing')}  ${style.dim(describeSource(toolchain))}`],
    ['because', toolchain?.reason ?? null],
    ['problem', problem?.message ?? toolchain?.problem ?? null],
  ];
  const shown = rows.filter((row): row is [string, string] => row[1] !== null);
  return [
    style.bold(project.folder),
    ...shown.map(([name, text]) => `  ${name.padEnd(15)} ${name === 'problem' ? style.yellow(text) : text}`),
  ];
}

function describeLines({ file, go, toolchain }: GoModFacts, style: Style): string {
  const lines = [go && `go ${go.value}`, toolchain && `toolchain ${toolchain.value}`].filter((line) => line !== null);
  return `${lines.length === 0 ? 'no go line' : lines.join(', ')}  ${style.dim(file)}`;
}

function describeSource({ source, location }: NonNullable<ProjectInfo['toolchain']>): string {
  if (source === 'path') return `found on PATH: ${location}`;
  if (source === 'module-cache') return `from the module cache: ${location}`;
  if (source === 'download') return 'the go command would download it at the next call';
  return source === 'called' ? 'the version in effect itself' : '';
}
