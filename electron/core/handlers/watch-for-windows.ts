import type { Core } from '../create-core.ts';
import { watchHome } from '../home-watch.ts';

/**
 * Watches what windows show and others may change: the home, and the listed projects. Returns the function that ends
 * it.
 */
export function watchForWindows({ context, projects }: Core): () => void {
  const home = watchHome(context, { onChange: (parts) => context.events.emit('homeChanged', { parts }) });
  let isOver = false;
  let stopProjects: () => void = () => undefined;
  const start = async () => {
    const stop = await (await projects()).watch();
    if (isOver) stop();
    else stopProjects = stop;
  };
  start().catch((error: unknown) => context.log.warn('The projects cannot be watched', { error: String(error) }));
  return () => {
    isOver = true;
    home.close();
    stopProjects();
  };
}
