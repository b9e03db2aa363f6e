// Appends numbered lines to a journal at full speed, as the JavaScript store does, until the stop file is there.
// Prints how many.
import { appendFileSync, existsSync } from 'node:fs';

const [journal, session, name, stop] = process.argv.slice(2);
const linesPerLook = 50;

let count = 0;
while (!existsSync(stop)) {
  for (let line = 0; line < linesPerLook; line += 1) {
    count += 1;
    const event = `{"type":"generate","id":"${session}","foreign":"${name}-${count}"}`;
    appendFileSync(journal, `{"seq":${count},"id":"${session}","type":"generate","ts":"2026-01-01T00:00:00.000Z","event":${event}}\n`);
  }
}
console.log(count);
