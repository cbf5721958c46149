/** Whether a URL's host is this machine: 127.0.0.0/8, ::1 or localhost, as `URL.hostname` writes them. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname;
  return /^127\.\d+\.\d+\.\d+$/.test(host) || host === '[::1]' || host === 'localhost';
}
