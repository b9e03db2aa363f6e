import { textLines } from './text-lines.mjs';

/** The server-sent events in a stream of bytes: `{ id, event, data }`. One that the end cuts off is not told. */
export async function* serverSentEvents(chunks) {
  let fields = {};
  for await (const ended of textLines(chunks)) {
    const line = ended.replace(/\r$/, '');
    if (line !== '') {
      readField(fields, line);
      continue;
    }
    if (fields.data !== undefined) yield fields;
    fields = {};
  }
}

function readField(fields, line) {
  const [, name, value] = /^([^:]*):? ?(.*)$/s.exec(line);
  if (name === 'data') fields.data = fields.data === undefined ? value : `${fields.data}\n${value}`;
  else if (name === 'id' || name === 'event') fields[name] = value;
}
