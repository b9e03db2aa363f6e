// Appends numbered lines to a journal at full speed, as the JavaScript store does: as many as each line of its input
// says. Prints how many in all.
import { appendFileSync, readSync } from 'node:fs';

const [journal, session, name] = process.argv.slice(2);
const input = Buffer.alloc(64);

let count = 0;
for (let length = readSync(0, input); length > 0; length = readSync(0, input)) {
  const wanted = input.toString('utf8', 0, length).trim().split('\n').reduce((sum, line) => sum + Number(line), 0);
  for (const last = count + wanted; count < last;) {
    count += 1;
    const event = `{"type":"generate","id":"${session}","foreign":"${name}-${count}"}`;
    const head = `"seq":${count},"id":"${session}","type":"generate","ts":"2026-01-01T00:00:00.000Z"`;
    appendFileSync(journal, `{${head},"event":${event}}\n`);
  }
}
console.log(count);
