import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEventStream } from '../../../renderer/api/read-event-stream.ts';

/** The bytes in pieces cut at these places, as a network may deliver them. */
function streamOf(bytes: Uint8Array, cuts: readonly number[]): ReadableStream<Uint8Array> {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return new ReadableStream({
    start(controller) {
      for (const [index, place] of places.entries())
        if (index > 0) controller.enqueue(bytes.slice(places[index - 1], place));
      controller.close();
    },
  });
}

async function read(text: string, cuts: readonly number[] = []): Promise<string[]> {
  const messages: string[] = [];
  for await (const message of readEventStream(streamOf(new TextEncoder().encode(text), cuts))) messages.push(message);
  return messages;
}

it('gives every message whole, wherever the network cuts it', async () => {
  const value = fc.jsonValue().map((json) => JSON.stringify(json));
  await fc.assert(
    fc.asyncProperty(fc.array(value), fc.array(fc.nat(), { maxLength: 8 }), async (values, cuts) => {
      expect(await read(values.map((each) => `data: ${each}\n\n`).join(''), cuts)).toEqual(values);
    }),
  );
});

it('passes by comments and other fields, and a message that was cut off', async () => {
  expect(await read(': hello\n\nevent: x\nid: 5\ndata: "a"\n\nretry: 10\n\ndata: "b"\n\ndata: "half')).toEqual([
    '"a"',
    '"b"',
  ]);
});
