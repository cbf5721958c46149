const MAX_LINK_LENGTH = 2048;

/** True for what may be handed to the system's browser: https, without credentials that a link could smuggle in. */
export function isSafeLink(address: string): boolean {
  if (address.length > MAX_LINK_LENGTH || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return protocol === 'https:' && username === '' && password === '';
}
