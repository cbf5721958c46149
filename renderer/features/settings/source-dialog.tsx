import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../electron/contract/settings.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import styles from './settings.module.css';
import { kindOf, sourceProblems, suggestName } from './source-list.ts';

const KINDS: readonly Source['kind'][] = ['index', 'files', 'module-proxy'];

/** Adds a source, or changes one. Problems are said once somebody tried to save. */
export function SourceDialog(props: {
  readonly source: Source | null;
  readonly others: readonly Source[];
  readonly onSave: (source: Source) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['settings', 'common']);
  const [source, setSource] = useState<Source>(props.source ?? { name: '', kind: 'index', url: '', trusted: false });
  const [isTried, setTried] = useState(false);
  const [isNamed, setNamed] = useState(props.source !== null);
  const problems = sourceProblems(source, props.others);
  const say = (problem: 'name' | 'nameTaken' | 'url' | null) =>
    isTried && problem !== null ? t(`settings:problem.${problem}`) : null;

  function save(): void {
    setTried(true);
    if (problems.name !== null || problems.url !== null) return;
    props.onSave(source);
    props.onClose();
  }

  return (
    <Dialog
      isOpen
      title={
        props.source === null
          ? t('settings:source.addTitle')
          : t('settings:source.editTitle', { name: props.source.name })
      }
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>{t('common:cancel')}</Button>
          <Button tone="primary" onPress={save}>
            {props.source === null ? t('settings:source.addAction') : t('settings:source.save')}
          </Button>
        </>
      }
    >
      <Field
        label={t('settings:source.url')}
        help={t('settings:source.urlHelp')}
        value={source.url}
        onChange={(url) =>
          setSource((known) => ({
            ...known,
            url: url.trim(),
            kind: kindOf(url.trim()) ?? known.kind,
            name: isNamed ? known.name : suggestName(url.trim()),
          }))
        }
        problem={say(problems.url)}
        isCode
        autoFocus
        inputMode="url"
        onSubmit={save}
      />
      <Field
        label={t('settings:source.name')}
        help={t('settings:source.nameHelp')}
        value={source.name}
        onChange={(name) => {
          setNamed(true);
          setSource((known) => ({ ...known, name: name.trim() }));
        }}
        problem={say(problems.name)}
        onSubmit={save}
      />
      <Select
        label={t('settings:source.kind')}
        value={source.kind}
        onChange={(kind) => setSource((known) => ({ ...known, kind }))}
        options={KINDS.map((value) => ({ value, label: t(`settings:source.kinds.${value}`) }))}
      />
      <div>
        <Switch
          label={t('settings:source.trusted')}
          isOn={source.trusted}
          onChange={(trusted) => setSource((known) => ({ ...known, trusted }))}
        />
        <p className={styles['trustHelp']}>{t('settings:source.trustedHelp')}</p>
      </div>
    </Dialog>
  );
}
