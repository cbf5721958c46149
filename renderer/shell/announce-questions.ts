import i18next from 'i18next';
import type { OpenQuestion } from '../../electron/contract/questions.ts';
import { dismissToast, toast } from '../components/toasts.ts';
import { useQuestions } from '../engine/stores.ts';

/**
 * Says what the person is being asked outside the window, for as long as it is open: a page cannot answer, and a button
 * that waits for a terminal looks broken. Returns what stops it.
 */
export function announceQuestions(): () => void {
  const shown = new Map<number, number>();

  function follow(open: readonly OpenQuestion[]): void {
    for (const question of open) {
      if (!shown.has(question.id))
        shown.set(question.id, toast({ text: () => wordsOf(question), tone: 'plain', durationMs: null }));
    }
    for (const [id, notice] of shown) {
      if (open.some((question) => question.id === id)) continue;
      dismissToast(notice);
      shown.delete(id);
    }
  }

  return useQuestions.subscribe(({ open }) => follow(open));
}

function wordsOf({ where, kind, names }: OpenQuestion): string {
  return [i18next.t(`shell:asked.${where}`), i18next.t(`shell:asked.${kind}`), names.join(', ')].join(' ');
}
