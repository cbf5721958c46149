import type { GoEnvPlace } from '../../../../electron/contract/go-env.ts';
import { homePath } from '../../../components/home-path.ts';
import { t } from '../../../i18n/i18n.ts';

/** `~/.zshrc:18` where a profile was found to set it, else the kind of place. */
export function describePlace({ origin, file, line }: GoEnvPlace, userHome: string | undefined): string {
  if (origin !== 'environment' || file === null) return t(`goEnv:values.origin.${origin}`);
  const path = homePath(file, userHome);
  return line === null ? path : `${path}:${line}`;
}

/** `~/.zshrc:18 over go env file` */
export function describeChain(chain: readonly GoEnvPlace[], userHome: string | undefined): string {
  const places = chain.map((place) => describePlace(place, userHome));
  return places.length === 0 ? '' : places.reduceRight((rest, place) => t('goEnv:values.over', { place, rest }));
}
