import { useTranslation } from 'react-i18next';
import type { GoModFacts, ProjectInfo } from '../../../electron/contract/projects.ts';
import { baseName, homePath } from '../../components/home-path.ts';
import type { KeyValue } from '../../components/key-values.tsx';
import { useApp, useProjects } from '../../engine/stores.ts';
import { describeVariable, toolchainWhy } from './describe-project.ts';
import { groupOf } from './project-items.ts';
import { standingOf } from './project-standing.ts';
import styles from './projects.module.css';

/** Every file and setting that decides, each with its line. */
export function useProjectFacts(info: ProjectInfo): readonly KeyValue[] {
  const { t } = useTranslation('projects');
  const userHome = useApp(({ value }) => value?.userHome);
  const group = useProjects(({ value }) => groupOf(info.folder, value?.groups ?? []));
  const { pin, goMod, goWork, toolVersions, toolchain, inEffect } = info;
  const facts: KeyValue[] = [{ key: t('facts.folder'), value: <code>{homePath(info.folder, userHome)}</code> }];
  if (pin !== null)
    facts.push({ key: t('facts.pin'), value: <Line text={pin.spec} file={pin.file} line={pin.line} /> });
  for (const module of [goWork, goMod])
    if (module !== null) facts.push({ key: baseName(module.file), value: <ModuleLines facts={module} /> });
  if (toolVersions !== null) {
    const { key, value, file, line } = toolVersions;
    facts.push({ key: t('facts.toolVersions'), value: <Line text={`${key} ${value}`} file={file} line={line} /> });
  }
  if (inEffect !== null) {
    const from = inEffect.reason === 'active' ? t('facts.theActive') : homePath(inEffect.from, userHome);
    facts.push({ key: t('facts.called'), value: <Said text={inEffect.version} note={from} /> });
  }
  if (toolchain !== null) {
    // Where it is more than what was called, the words above the facts say why.
    const why =
      'toolchain' in standingOf(info)
        ? homePath(toolchain.location ?? '', userHome)
        : toolchainWhy(info, toolchain, userHome);
    facts.push({ key: t('facts.runs'), value: <Said text={toolchain.runs ?? t('facts.nothing')} note={why} /> });
    facts.push({ key: 'GOTOOLCHAIN', value: describeVariable(toolchain.gotoolchain, userHome) });
  }
  if (group !== null) facts.push({ key: t('facts.group'), value: group });
  return facts;
}

function Said({ text, note }: { readonly text: string; readonly note: string }) {
  return (
    <>
      <code>{text}</code>
      <br />
      <span className={styles['muted']}>{note}</span>
    </>
  );
}

function Line({ text, file, line }: { readonly text: string; readonly file: string; readonly line: number }) {
  const userHome = useApp(({ value }) => value?.userHome);
  return <Said text={text} note={`${homePath(file, userHome)}:${line}`} />;
}

function ModuleLines({ facts }: { readonly facts: GoModFacts }) {
  const { t } = useTranslation('projects');
  if (facts.go === null && facts.toolchain === null) return t('facts.noGoLine');
  return (
    <>
      {facts.go !== null && <Line text={`go ${facts.go.value}`} file={facts.file} line={facts.go.line} />}
      {facts.go !== null && facts.toolchain !== null && <br />}
      {facts.toolchain !== null && (
        <Line text={`toolchain ${facts.toolchain.value}`} file={facts.file} line={facts.toolchain.line} />
      )}
    </>
  );
}
