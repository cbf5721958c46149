import { FINDING_WORDS, type FindingWords } from '../../../contract/words/en/findings/findings.ts';
import { checkList } from '../../../contract/words/zh-CN/check-list.ts';
import { findings } from '../../../contract/words/zh-CN/findings/findings.ts';
import { probeAction, probeCause, probeNext, probeVerdict } from '../../../contract/words/zh-CN/probe.ts';
import { selfTestVerdict, stageProblem, stageSkip, startupGap } from '../../../contract/words/zh-CN/self-test.ts';
import type { Catalogue } from '../catalogue.ts';
import { createTranslator, type SentenceForms } from '../translate-sentences.ts';
import { doctor } from './doctor.ts';
import { frame } from './frame.ts';
import { globalOptions, groups, help } from './help.ts';
import { keeping } from './keeping.ts';
import { sdks } from './sdks.ts';
import { sentences } from './sentences/sentences.ts';
import { switching } from './switching.ts';

/** Everything the command says in Chinese. Loaded only when it is spoken. */
export const zhCn: Catalogue = {
  words: { frame, sdks, switching, doctor, keeping },
  help,
  groups,
  globalOptions,
  findings,
  probe: { cause: probeCause, next: probeNext, verdict: probeVerdict, action: probeAction },
  selfTest: { problem: stageProblem, skip: stageSkip, gap: startupGap, verdict: selfTestVerdict },
  checks: checkList,
  translate: createTranslator(sentenceTables),
};

let tables: readonly SentenceForms[] | null = null;

function sentenceTables(): readonly SentenceForms[] {
  tables ??= [fixForms(), ...sentences];
  return tables;
}

/** What a fix is called and the finding it is for: doctor --fix reports both as plain sentences. */
function fixForms(): SentenceForms {
  const words: Readonly<Record<string, FindingWords>> = FINDING_WORDS;
  return Object.fromEntries(
    Object.entries<FindingWords>(findings).flatMap(([kind, { title, fix }]) => [
      [words[kind]?.title ?? title, title],
      ...(fix === undefined ? [] : [[words[kind]?.fix ?? fix, fix]]),
    ]),
  );
}
