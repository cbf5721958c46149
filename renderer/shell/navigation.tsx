import { useTranslation } from 'react-i18next';
import type { Feature, FeatureId, Navigation as NavigationItem } from '../app/feature.ts';
import { formatHash, useRoute } from '../app/route.ts';
import { classNames } from '../components/class-names.ts';
import { useFormat } from '../i18n/i18n.ts';
import styles from './navigation.module.css';

export function Navigation({ features }: { readonly features: readonly Feature[] }) {
  const { t } = useTranslation('shell');
  return (
    <nav className={styles['navigation']} aria-label={t('navigation')}>
      <div className={styles['brand']}>
        <span className={styles['mark']} />
        GoSwitch
      </div>
      {features.map(({ id, navigation }) => navigation && <Item key={id} id={id} navigation={navigation} />)}
    </nav>
  );
}

const NO_BADGE = () => 0;

function Item({ id, navigation }: { readonly id: FeatureId; readonly navigation: NavigationItem }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const isHere = useRoute((route) => route.page === id);
  // A feature has the same hook for as long as the window lives.
  const count = (navigation.useBadge ?? NO_BADGE)();
  const Icon = navigation.icon;
  return (
    <a
      href={formatHash({ page: id })}
      className={classNames(styles['item'], isHere && styles['here'], navigation.place === 'end' && styles['end'])}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon size={17} strokeWidth={1.7} />
      {t(`pages.${id}`)}
      {count > 0 && (
        <span className={styles['count']}>
          <span aria-hidden="true">{format.number(count)}</span>
          <span className="visually-hidden">{t('badge', { count })}</span>
        </span>
      )}
    </a>
  );
}
