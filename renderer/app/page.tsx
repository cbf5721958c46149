import { Search } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../components/class-names.ts';
import { openPalette } from './commands.ts';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  /** Muted, after the title: when it was checked, what it looks at. */
  readonly hint?: ReactNode;
  /** Buttons of the page as a whole. */
  readonly actions?: ReactNode;
  /** Beside the page: `<Details>` of components/. */
  readonly details?: ReactNode;
  /** `fill`: the page takes the window's height and its list scrolls. `scroll`: the page scrolls. */
  readonly layout?: 'scroll' | 'fill';
  readonly children: ReactNode;
}

/** What every page stands in: its heading, its buttons, the search field. */
export function Page({ title, hint, actions, details, layout = 'scroll', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · GoSwitch`;
  }, [title]);
  return (
    <div className={styles['page']}>
      <main id="content" tabIndex={-1} className={classNames(styles['main'], styles[layout])}>
        <header className={styles['header']}>
          <h1>{title}</h1>
          {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
          <div className={styles['end']}>
            {actions}
            <SearchField />
          </div>
        </header>
        {children}
      </main>
      {details}
    </div>
  );
}

/** Looks like a field and opens the palette. */
function SearchField() {
  const { t } = useTranslation('shell');
  return (
    <button
      type="button"
      className={styles['search']}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => openPalette()}
    >
      <Search size={15} />
      <span>{t('search')}</span>
      <kbd>{IS_MAC ? '⌘K' : 'Ctrl K'}</kbd>
    </button>
  );
}

const IS_MAC = /mac/i.test(navigator.platform);
