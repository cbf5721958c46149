import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../../../electron/contract/errors.ts';
import type { ModuleAnswer } from '../../../../electron/contract/go-env.ts';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Field } from '../../../components/field.tsx';
import { call } from '../../../engine/engine.ts';
import { describeCheck, describeRoutes } from './describe-answer.ts';
import styles from './go-env.module.css';
import { chosenSdk, useGoEnv } from './go-env-store.ts';

/** A pause in typing: each question starts the login shell and go. */
const PAUSE_MS = 400;

/** How one module would be fetched and whether it is checked, while its name is typed. */
export function ModuleQuestion({ isDrafting }: { readonly isDrafting: boolean }) {
  const { t } = useTranslation('goEnv');
  const [module, setModule] = useState('');
  const { answer, error, isAsking, retry } = useAnswer(module.trim());
  return (
    <div className={styles['question']}>
      <Field
        label={t('answer.label')}
        placeholder={t('answer.placeholder')}
        value={module}
        onChange={setModule}
        isCode
        inputMode="url"
      />
      <div role="status" className={styles['answer']}>
        {error !== null && <ErrorNotice error={error} onRetry={retry} isPlain />}
        {error === null && answer !== null && (
          <>
            <p>
              {describeRoutes(answer)} {describeCheck(answer)}
            </p>
            {answer.problem !== null && <p lang="en">{answer.problem}</p>}
            {isDrafting && <p className={styles['muted']}>{t('answer.asSaved')}</p>}
          </>
        )}
        {answer === null && isAsking && <p className={styles['muted']}>{t('answer.asking')}</p>}
      </div>
    </div>
  );
}

/** Asked again when the settings change; an answer to an older question is dropped. */
function useAnswer(module: string) {
  const report = useGoEnv(({ value }) => value);
  const [answer, setAnswer] = useState<ModuleAnswer | null>(null);
  const [error, setError] = useState<ErrorShape | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other settings and another attempt ask again
  useEffect(() => {
    if (module === '') {
      setAnswer(null);
      setError(null);
      setAsking(false);
      return;
    }
    let isStale = false;
    setAsking(true);
    const timer = setTimeout(() => {
      call('goEnv.explainModule', { module, ...chosenSdk() })
        .then(
          (found) => {
            if (isStale) return;
            setAnswer(found);
            setError(null);
          },
          (thrown) => {
            if (!isStale) setError(toErrorShape(thrown));
          },
        )
        .finally(() => {
          if (!isStale) setAsking(false);
        });
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [module, report, attempt]);
  return {
    answer: answer?.module === module ? answer : null,
    error,
    isAsking,
    retry: () => setAttempt((count) => count + 1),
  };
}
