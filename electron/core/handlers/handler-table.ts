import type { ApiMethod, ApiResult, ParsedInput } from '../../contract/api.ts';

export interface CallContext {
  /** Aborted when the caller is gone. Only what changes nothing may stop for it: a change goes on, whoever watches. */
  readonly signal: AbortSignal;
}

export type Handler<Method extends ApiMethod> = (
  input: ParsedInput<Method>,
  call: CallContext,
) => Promise<ApiResult<Method>>;

/** One handler for each method: of a subject, of a host, or of all. */
export type HandlersOf<Method extends ApiMethod> = { readonly [Name in Method]: Handler<Name> };
