/**
 * The `data` of each message of a text/event-stream, as the body arrives (html.spec.whatwg.org, 9.2.6). Other fields
 * and comments are passed by.
 */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const messages = rest.split('\n\n');
      rest = messages.pop() ?? '';
      for (const message of messages) {
        const data = message
          .split('\n')
          .flatMap((line) => (line.startsWith('data: ') ? [line.slice('data: '.length)] : []));
        if (data.length > 0) yield data.join('\n');
      }
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
