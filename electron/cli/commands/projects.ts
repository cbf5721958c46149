import { AppError } from '../../contract/errors.ts';
import type { GoModFacts, ProjectInfo } from '../../contract/projects.ts';
import type { Command } from '../command.ts';
import { toolchainRemark } from '../remark-on-toolchain.ts';
import type { Style } from '../terminal/style.ts';
import { padText } from '../terminal/text-width.ts';
import { switchingWords } from '../words/en/switching.ts';
import { inWords, speaker } from '../words/speak.ts';

const say = speaker('switching', switchingWords);

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
      if (list.length === 0) output.remark(say('noProjects'));
    } else if (action === 'show' || action === 'add') {
      const project = action === 'add' ? await projects.add(target) : await projects.inspect(target);
      output[action === 'add' ? 'report' : 'result'](project, (style) => describeFully(project, style));
    } else if (action === 'remove') {
      const removed = await projects.remove(target);
      output.report({ folder: target, removed }, () => [say(removed ? 'takenOff' : 'notOnList', { folder: target })]);
    } else {
      throw new AppError('invalid-input', `goswitch projects ${action} is not a known command`, {
        hint: 'goswitch projects list, show, add or remove',
      });
    }
    return 0;
  },
};

function describeShortly(project: ProjectInfo, style: Style): string {
  if (!project.exists) return `${project.folder}  ${style.yellow(say('missing'))}`;
  const runs = project.toolchain?.runs ?? project.inEffect?.version ?? say('noGoRuns');
  const pin = project.pin === null ? '' : `  ${say('pinnedTo', { spec: project.pin.spec })}`;
  const problem = project.problem
    ? inWords(project.problem.message)
    : project.toolchain === null
      ? null
      : toolchainRemark(project.toolchain);
  return `${project.folder}  ${style.bold(runs)}${style.dim(pin)}${problem === null ? '' : `  ${style.yellow(problem)}`}`;
}

function describeFully(project: ProjectInfo, style: Style): string[] {
  const { pin, inEffect, problem, goMod, goWork, toolVersions, toolchain } = project;
  const trouble = problem?.message ?? toolchain?.problem ?? null;
  const rows: [string, string | null][] = [
    [say('rowPin'), pin && `${pin.spec}  ${style.dim(`${pin.file}:${pin.line}`)}`],
    ['go', inEffect && `${inEffect.version}  ${style.dim(inEffect.root)}`],
    ['go.mod', goMod && describeLines(goMod, style)],
    ['go.work', goWork && describeLines(goWork, style)],
    [
      '.tool-versions',
      toolVersions &&
        `${toolVersions.key} ${toolVersions.value}  ${style.dim(say('notFollowed', { place: `${toolVersions.file}:${toolVersions.line}` }))}`,
    ],
    [
      say('rowRuns'),
      toolchain && `${style.bold(toolchain.runs ?? say('nothing'))}  ${style.dim(describeSource(toolchain))}`,
    ],
    [say('rowBecause'), toolchain && inWords(toolchain.reason)],
    [say('rowProblem'), trouble === null ? null : style.yellow(inWords(trouble))],
  ];
  const shown = rows.filter((row): row is [string, string] => row[1] !== null);
  return [style.bold(project.folder), ...shown.map(([name, text]) => `  ${padText(name, 15)} ${text}`)];
}

function describeLines({ file, go, toolchain }: GoModFacts, style: Style): string {
  const lines = [go && `go ${go.value}`, toolchain && `toolchain ${toolchain.value}`].filter((line) => line !== null);
  return `${lines.length === 0 ? say('noGoLine') : lines.join(', ')}  ${style.dim(file)}`;
}

function describeSource({ source, location }: NonNullable<ProjectInfo['toolchain']>): string {
  if (source === 'path') return say('foundOnPath', { location: location ?? '' });
  if (source === 'module-cache') return say('fromCache', { location: location ?? '' });
  if (source === 'download') return say('wouldDownload');
  return source === 'called' ? say('itself') : '';
}
