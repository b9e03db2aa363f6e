import { AnswerLost, DaemonError } from './daemon-error.mjs';
import { serverSentEvents } from './event-stream.mjs';

const silenceLimitMs = 120_000;

/** Has the legacy journals copied: `{ copied, kept, more }`, once the daemon has told all of its progress. */
export async function migrate(bridge, { session, onProgress, signal } = {}) {
  const options = { body: { session }, headers: { accept: 'text/event-stream' }, signal, limitMs: silenceLimitMs };
  try {
    for await (const { event, data } of serverSentEvents(bridge.stream('migrate', options))) {
      const told = JSON.parse(data);
      if (event === 'done') return told;
      if (event === 'ended') throw new DaemonError(told);
      if (event === 'progress') onProgress?.(told);
    }
  } catch (error) {
    if (!(error instanceof AnswerLost)) throw error;
    throw brokenOff(error);
  }
  throw brokenOff();
}

function brokenOff(cause) {
  return new DaemonError({
    code: 'connection_lost',
    detail: 'The daemon ended before it had told the end of the migration.',
    hint: 'Ask again: what was copied stays, and nothing is copied twice.',
    cause,
  });
}
