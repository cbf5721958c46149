import { AppError, type ErrorCode } from '../contract/errors.ts';

/** A request that is turned away before any handler sees it. Says no more than a person with the right link needs. */
export class Refusal extends AppError {
  readonly status: number;

  constructor(status: number, code: ErrorCode, message: string, hint?: string) {
    super(code, message, hint === undefined ? {} : { hint });
    this.status = status;
  }
}

/** 401. */
export function sessionRefused(): Refusal {
  return new Refusal(
    401,
    'session-refused',
    'This window is not, or no longer, let in',
    'Run goswitch ui again and open the link that it prints',
  );
}
