import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { entryProblem } from './proxy-entries.ts';

/** Adds an entry of GOPROXY (`text` null), or changes one. What is wrong is said once somebody tried to save. */
export function EntryDialog(props: {
  readonly text: string | null;
  readonly onSave: (text: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['goEnv', 'common']);
  const [text, setText] = useState(props.text ?? '');
  const [isTried, setTried] = useState(false);
  const problem = entryProblem(text);
  function save(): void {
    setTried(true);
    if (problem !== null) return;
    props.onSave(text.trim());
    props.onClose();
  }
  return (
    <Dialog
      isOpen
      title={props.text === null ? t('goEnv:proxies.addTitle') : t('goEnv:proxies.editTitle')}
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>{t('common:cancel')}</Button>
          <Button tone="primary" onPress={save}>
            {props.text === null ? t('goEnv:proxies.addAction') : t('goEnv:proxies.changeAction')}
          </Button>
        </>
      }
    >
      <Field
        label={t('goEnv:proxies.entry')}
        help={t('goEnv:proxies.entryHelp')}
        value={text}
        onChange={setText}
        problem={isTried && problem !== null ? t(`goEnv:proxies.problem.${problem}`) : null}
        isCode
        autoFocus
        inputMode="url"
        onSubmit={save}
      />
    </Dialog>
  );
}
