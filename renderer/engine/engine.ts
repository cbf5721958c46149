import type { ApiMethod, ApiResult, CallArguments } from '../../electron/contract/api.ts';
import type { ApiEvent } from '../../electron/contract/api-events.ts';
import { AppError } from '../../electron/contract/errors.ts';
import type { Client } from '../api/client.ts';

let connected: Pick<Client, 'call'> | null = null;

/** The client that every call of the window goes through from now on. Tests connect one of their own. */
export function connectEngine(client: Pick<Client, 'call'> | null): void {
  connected = client;
}

/** Asks the engine. Rejects with `AppError`. */
export async function call<Method extends ApiMethod>(
  method: Method,
  ...input: CallArguments<Method>
): Promise<ApiResult<Method>> {
  if (connected === null) throw new AppError('engine-unreachable', 'The window is not connected to an engine yet');
  return connected.call(method, ...input);
}

type EventName = ApiEvent['name'];
type Payload<Name extends EventName> = Extract<ApiEvent, { name: Name }>['payload'];
type Listener = (payload: never) => void;

const listeners = new Map<EventName, Set<Listener>>();

/** For features that keep state of their own. Returns what stops it. */
export function onEngineEvent<Name extends EventName>(
  name: Name,
  listener: (payload: Payload<Name>) => void,
): () => void {
  const own = listeners.get(name) ?? new Set();
  listeners.set(name, own);
  own.add(listener as Listener);
  return () => own.delete(listener as Listener);
}

/** Hands an event of the stream to those who listen. */
export function publishEngineEvent(event: ApiEvent): void {
  for (const listener of [...(listeners.get(event.name) ?? [])]) listener(event.payload as never);
}
