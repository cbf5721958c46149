import type { ApiMethod, ApiResult, CallArguments } from '../contract/api.ts';
import type { ApiEvent } from '../contract/api-events.ts';
import { fromErrorShape } from '../contract/errors.ts';
import type { Handlers } from '../core/create-handlers.ts';

/** The engine as the parts of the app outside the window use it: the same methods and events as the window has. */
export interface Engine {
  /** Throws the `AppError` of a call that failed. */
  ask<Method extends ApiMethod>(method: Method, ...input: CallArguments<Method>): Promise<ApiResult<Method>>;
  /** Returns the function that stops listening. */
  listen(listener: (event: ApiEvent) => void): () => void;
}

export function createEngine(handlers: Handlers): Engine {
  return {
    async ask<Method extends ApiMethod>(method: Method, ...[input]: CallArguments<Method>) {
      const answer = await handlers.call(method, input);
      if (!answer.ok) throw fromErrorShape(answer.error);
      return answer.value as ApiResult<Method>;
    },
    listen: (listener) => handlers.events.subscribe(listener).stop,
  };
}
