import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface Question {
  readonly title: string;
  /** What will happen, in full: what goes, how much, whether it can be undone. */
  readonly body: ReactNode;
  /** The verb on the button that goes ahead. */
  readonly action: string;
  readonly tone?: 'primary' | 'danger';
  readonly size?: 'small' | 'large';
}

const useQuestion = create<{ readonly question: Question | null; readonly answer: (isYes: boolean) => void }>(() => ({
  question: null,
  answer: () => undefined,
}));

/**
 * Asks before something that cannot simply be undone. Resolves to what the person decided; a newer question answers an
 * older one with no.
 */
export function confirm(question: Question): Promise<boolean> {
  useQuestion.getState().answer(false);
  return new Promise((resolve) => {
    useQuestion.setState({
      question,
      answer: (isYes) => {
        useQuestion.setState({ question: null, answer: () => undefined });
        resolve(isYes);
      },
    });
  });
}

/** Shows what `confirm` asks. Once in the window. */
export function ConfirmHost() {
  const { t } = useTranslation('common');
  const { question, answer } = useQuestion();
  if (question === null) return null;
  return (
    <Dialog
      isOpen
      role="alertdialog"
      title={question.title}
      size={question.size ?? 'small'}
      onClose={() => answer(false)}
      actions={
        <>
          <Button autoFocus={question.tone === 'danger'} onPress={() => answer(false)}>
            {t('cancel')}
          </Button>
          <Button tone={question.tone ?? 'primary'} autoFocus={question.tone !== 'danger'} onPress={() => answer(true)}>
            {question.action}
          </Button>
        </>
      }
    >
      {question.body}
    </Dialog>
  );
}
