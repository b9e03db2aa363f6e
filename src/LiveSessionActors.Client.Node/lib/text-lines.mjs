/** The lines of a stream of UTF-8 bytes, without their ends; the last one also when it has no end. */
export async function* textLines(chunks) {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let unread = [];
  for await (const chunk of chunks) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    if (lines.length === 1) {
      unread.push(lines[0]);
      continue;
    }
    yield unread.join('') + lines[0];
    yield* lines.slice(1, -1);
    unread = [lines.at(-1)];
  }
  const last = unread.join('') + decoder.decode();
  if (last) yield last;
}
