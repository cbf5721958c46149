import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { t } from '../i18n/i18n.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { toast } from './toasts.ts';

const SHOWN_MS = 1600;

/** Puts `text` on the clipboard and says so. With `children` it is a button with words, else an icon named `label`. */
export function CopyButton(props: { readonly text: string; readonly label?: string; readonly children?: string }) {
  const { t } = useTranslation('common');
  const [isCopied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    if (!(await writeClipboard(props.text))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  }
  const icon = isCopied ? Check : Copy;
  return (
    <>
      {props.children === undefined ? (
        <IconButton
          icon={icon}
          label={isCopied ? t('copied') : (props.label ?? t('copy'))}
          onPress={() => void copy()}
        />
      ) : (
        <Button icon={icon} onPress={() => void copy()}>
          {isCopied ? t('copied') : props.children}
        </Button>
      )}
      <span role="status" className="visually-hidden">
        {isCopied ? t('copied') : ''}
      </span>
    </>
  );
}

/** Puts a text on the clipboard. False, with a word to the person, where the browser does not allow it. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    toast({ text: () => t('common:copyRefused'), tone: 'plain' });
    return false;
  }
}
