import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';
import { useEscapeFromNowhere } from './escape-from-nowhere.ts';
import { IconButton } from './icon-button.tsx';

/** Details over the page, from its end: what stands beside the list where there is room. */
export function Sheet(props: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('common');
  useEscapeFromNowhere(props.isOpen, props.onClose);
  return (
    <ModalOverlay
      className={styles['sheetBackdrop'] ?? ''}
      isOpen={props.isOpen}
      isDismissable
      onOpenChange={(isStillOpen) => {
        if (!isStillOpen) props.onClose();
      }}
    >
      <Modal className={styles['sheet'] ?? ''}>
        <AriaDialog className={styles['sheetDialog'] ?? ''}>
          <header className={styles['header']}>
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            <IconButton icon={X} label={t('close')} onPress={props.onClose} />
          </header>
          <div className={styles['body']}>{props.children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
