import { t } from '../i18n/i18n.ts';
import { toast } from './toasts.ts';

/** Puts a text on the clipboard. False, with a word to the person, where the browser does not allow it. */
export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    toast({ text: () => t('common:copyRefused'), tone: 'plain' });
    return false;
  }
}
