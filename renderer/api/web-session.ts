import type { CallResult } from '../../electron/contract/call.ts';
import { AppError, fromErrorShape } from '../../electron/contract/errors.ts';
import { SESSION_PATH, type WebSession } from '../../electron/contract/web-protocol.ts';
import type { Page } from './browser-page.ts';
import { exchangeJson, type Fetch } from './exchange-json.ts';

/** This page's right to call, got for its token once and kept in memory. */
interface SessionHolder {
  /** Throws `session-refused`, for good; `engine-unreachable`, which another try may repair. */
  bearer(): Promise<string>;
  /** The host said that the bearer is no longer valid. */
  forget(): void;
}

export function createSessionHolder({
  origin,
  fetch,
  page,
}: {
  origin: string;
  fetch: Fetch;
  page: Page;
}): SessionHolder {
  const refused = () =>
    new AppError('session-refused', 'This window is not, or no longer, let in', {
      hint: 'Run goswitch ui again and open the link that it prints',
    });
  /** Still good: not yet exchanged, or exchanged without an answer. */
  let token = page.takeToken();
  let session: WebSession | undefined;
  let asking: Promise<WebSession> | undefined;
  page.onHide((leave) => {
    const next = session?.next ?? token;
    if (next !== null) leave(next);
  });

  async function ask(): Promise<WebSession> {
    if (token === null) throw refused();
    const answer = (await exchangeJson({
      fetch,
      url: origin + SESSION_PATH,
      body: { token },
    })) as CallResult<WebSession>;
    if (answer.ok) return answer.value;
    if (answer.error.code === 'session-refused') token = null;
    throw fromErrorShape(answer.error);
  }

  return {
    async bearer() {
      asking ??= ask();
      try {
        session = await asking;
        token = null;
        return session.bearer;
      } catch (error) {
        asking = undefined;
        throw error;
      }
    },
    forget() {
      session = undefined;
      asking = Promise.reject(refused());
      asking.catch(() => undefined);
    },
  };
}
