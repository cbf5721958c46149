/**
 * Stands in the window's index.html where a host puts the nonce of this response: `<meta property="csp-nonce"
 * content="%CSP_NONCE%">`.
 */
export const NONCE_PLACEHOLDER = '%CSP_NONCE%';

/**
 * What the window may load: its own files and nothing else. The nonce lets react-aria add its one style element (it
 * reads the meta element above); no inline script is ever allowed. @param connect where calls and events go: `'self'`
 * for the web host, nothing in Electron
 */
export function contentSecurityPolicy({
  nonce,
  connect,
}: {
  readonly nonce: string;
  readonly connect: "'self'" | "'none'";
}): string {
  const directives = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': connect,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    // Nothing that was only text becomes markup or a script: no policy may turn it into what these sinks take.
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
