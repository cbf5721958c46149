import type { RunProgram } from '../../base/programs/run-program.ts';
import type { Env } from '../../context.ts';
import { DEFAULT_GOSUMDB } from '../../go/checksum-database/checksum-database.ts';
import { type ProxyEntry, readProxyList } from '../../go/module-proxy/proxy-list.ts';
import { chainOf } from '../../go/variables/go-variable.ts';
import { goValue, readGoEnvState } from '../go-env/list-go-env.ts';
import { createCheckTools } from '../machine/create-check-tools.ts';
import type { Subjects } from '../subjects.ts';

/**
 * Go's settings in a new terminal that decide how modules are fetched. Values may hold credentials: not for display.
 */
export interface GoSettings {
  /** What decides about go's own proxy. */
  readonly env: Env;
  readonly version: string | null;
  /** Empty where nothing says. */
  readonly goproxy: string;
  readonly gosumdb: string;
  readonly goauth: string;
  readonly entries: readonly ProxyEntry[];
  /** Why go refuses GOPROXY, in its words. */
  readonly problem: string | null;
}

interface ReadGoSettingsOptions {
  readonly core: Subjects;
  readonly systemRoot: string;
  readonly runProgram: RunProgram;
  readonly signal: AbortSignal;
}

/** As `goEnv.list` sees them. Starts the login shell and go: up to seconds. Throws `cancelled`. */
export async function readGoSettings(options: ReadGoSettingsOptions): Promise<GoSettings> {
  const { tools, close } = createCheckTools(options);
  try {
    const { said, places, version, surroundings } = await readGoEnvState(tools, null);
    const value = (name: string) => goValue(name, said, chainOf(name, places));
    const goproxy = value('GOPROXY');
    return {
      env: surroundings.env,
      version,
      goproxy,
      gosumdb: value('GOSUMDB') || DEFAULT_GOSUMDB,
      goauth: value('GOAUTH') || 'netrc',
      ...(goproxy === '' ? { entries: [], problem: null } : readProxyList(goproxy)),
    };
  } finally {
    await close();
  }
}
