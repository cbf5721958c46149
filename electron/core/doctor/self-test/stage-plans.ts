import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Said, StageName } from '../../../contract/self-test.ts';
import type { StageProblemKind } from '../../../contract/words/en/self-test.ts';
import { say } from './self-test-sentences.ts';
import { CGO_ANSWER, PACKAGES, PROGRAM_ANSWER } from './test-module.ts';

/**
 * A program of a stage. `go` is started from the environment's PATH; the other one was built before, in the module's
 * folder.
 */
export interface StageCommand {
  readonly program: 'go' | `./${string}`;
  readonly args: readonly string[];
}

interface FinishedStage {
  /** The module's folder. */
  readonly folder: string;
  /** Standard output of the last command. */
  readonly stdout: string;
}

export interface StagePlan {
  readonly stage: StageName;
  /** The stage without whose work this one cannot run. */
  readonly needs: StageName | null;
  readonly commands: readonly StageCommand[];
  /** Looks whether the work is there, though every command ended well; null when it is. */
  readonly check: (finished: FinishedStage) => Promise<Said<StageProblemKind> | null>;
}

/** What a person calls a stage; commands, so the same in every language. */
export const STAGE_LABELS: Readonly<Record<StageName, string>> = {
  list: 'go list',
  compile: 'go tool compile',
  link: 'go tool link',
  run: 'run',
  'go-build': 'go build',
  'go-test': 'go test',
  cgo: 'cgo',
};

const LIST_FORMAT = '{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}';
const IMPORTS = 'packages.cfg';

/**
 * The stages in their order: first what `go build` does, by hand and one by one (go list -export, compile, link, run),
 * then the commands themselves.
 * @param os decides on the names of programs
 */
export function planStages(os: NodeJS.Platform): readonly StagePlan[] {
  const program = (name: string) => (os === 'win32' ? `${name}.exe` : name);
  const [direct, built, withCgo] = [program('direct'), program('app'), program('withcgo-app')];
  const go = (...args: string[]): StageCommand => ({ program: 'go', args });
  const run = (name: string): StageCommand => ({ program: `./${name}`, args: [] });
  return [
    {
      stage: 'list',
      needs: null,
      commands: [go('list', '-export', '-deps', '-f', LIST_FORMAT, ...PACKAGES)],
      check: keepImports,
    },
    {
      stage: 'compile',
      needs: 'list',
      commands: [go('tool', 'compile', '-o', 'main.a', '-p', 'main', '-complete', '-importcfg', IMPORTS, 'main.go')],
      check: hasFile('go tool compile', 'main.a'),
    },
    {
      stage: 'link',
      needs: 'compile',
      commands: [go('tool', 'link', '-o', direct, '-importcfg', IMPORTS, 'main.a')],
      check: hasFile('go tool link', direct),
    },
    { stage: 'run', needs: 'link', commands: [run(direct)], check: answers(direct, PROGRAM_ANSWER) },
    { stage: 'go-build', needs: null, commands: [go('build', '-o', built, '.')], check: hasFile('go build', built) },
    { stage: 'go-test', needs: null, commands: [go('test', '-count=1', '.')], check: answers('go test', /\bok\s/) },
    {
      stage: 'cgo',
      needs: null,
      commands: [go('build', '-o', withCgo, './withcgo'), run(withCgo)],
      check: answers(withCgo, CGO_ANSWER),
    },
  ];
}

/** A stage with those whose work it needs, in their order. */
export function stagesUpTo(stage: StageName, os: NodeJS.Platform): readonly StageName[] {
  const needs = planStages(os).find((plan) => plan.stage === stage)?.needs ?? null;
  return needs === null ? [stage] : [...stagesUpTo(needs, os), stage];
}

/** The commands as a person would type them. */
export function typedCommand(commands: readonly StageCommand[]): string {
  return commands.map(({ program, args }) => [program, ...args.map(quote)].join(' ')).join(' && ');
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The compiler and the linker are told where each package is. */
async function keepImports({ folder, stdout }: FinishedStage): Promise<Said<StageProblemKind> | null> {
  const lines = stdout.split('\n').filter((line) => /^packagefile \S+=./.test(line));
  if (!lines.some((line) => line.startsWith('packagefile fmt='))) return say('wrong-answer', { tool: 'go list' });
  await writeFile(path.join(folder, IMPORTS), `${lines.join('\n')}\n`);
  return null;
}

function hasFile(tool: string, name: string): StagePlan['check'] {
  return async ({ folder }) => {
    const isThere = await access(path.join(folder, name)).then(
      () => true,
      () => false,
    );
    return isThere ? null : say('no-result', { tool, missing: name });
  };
}

function answers(tool: string, answer: string | RegExp): StagePlan['check'] {
  return async ({ stdout }) => {
    const isRight = typeof answer === 'string' ? stdout.includes(answer) : answer.test(stdout);
    return isRight ? null : say('wrong-answer', { tool });
  };
}
