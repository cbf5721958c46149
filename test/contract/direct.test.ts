import { createClient } from '../../renderer/api/client.ts';
import { describeContract } from './describe-contract.ts';

describeContract('nothing at all: the handlers themselves', async ({ handlers }) =>
  createClient({
    call: (method, input) => handlers.call(method, input),
    listen({ onMessage, onConnection }) {
      const { start, missed, stop } = handlers.events.subscribe((event) => onMessage({ event }));
      onConnection('open');
      onMessage({ start });
      for (const event of missed) onMessage({ event });
      return stop;
    },
  }),
);
