import { onTestFinished } from 'vitest';
import { type ReleaseServer, startReleaseServer } from './release-server.ts';

/** A release server that is closed when the test ends. */
export async function openReleaseServer(): Promise<ReleaseServer> {
  const server = await startReleaseServer();
  onTestFinished(() => server.close());
  return server;
}
