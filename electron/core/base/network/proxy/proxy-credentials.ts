import { z } from 'zod';
import type { SecretStore } from '../../secrets/secret-store.ts';
import type { ProxyCredentials } from './proxy-server.ts';

const schema = z.object({ username: z.string(), password: z.string() });

/**
 * The user name and password of the proxy that the settings name; null where none are kept, or none can be read here.
 */
export async function readProxyCredentials(secrets: Pick<SecretStore, 'read'>): Promise<ProxyCredentials | null> {
  const { value } = await secrets.read('proxy');
  if (value === null) return null;
  try {
    return schema.parse(JSON.parse(value));
  } catch {
    return null;
  }
}

/** Null forgets them. Throws as `SecretStore.write` does. */
export async function writeProxyCredentials(
  secrets: Pick<SecretStore, 'write'>,
  credentials: ProxyCredentials | null,
): Promise<void> {
  await secrets.write('proxy', credentials === null ? null : JSON.stringify(credentials));
}
