import { setTimeout as pause } from 'node:timers/promises';
import { AnswerLost, DaemonError } from './daemon-error.mjs';
import { serverSentEvents } from './event-stream.mjs';

const silenceLimitMs = 45_000;
const [firstPauseMs, longestPauseMs] = [50, 2_000];

/**
 * What changes, from the cursor on. After a disconnect the stream continues behind the last event that was told
 * whole, so that none is missing and none comes twice; a daemon that was stopped is waited for, not started again.
 */
export async function* watch(bridge, { session, lastEventId, signal } = {}) {
  let [cursor, start, pauseMs] = [lastEventId, undefined, firstPauseMs];
  for (;;) {
    const headers = { accept: 'text/event-stream', ...(cursor === undefined ? {} : { 'last-event-id': cursor }) };
    const options = { query: { session }, headers, signal, start, limitMs: silenceLimitMs };
    try {
      for await (const told of serverSentEvents(bridge.stream('watch', options))) {
        const data = JSON.parse(told.data);
        if (isDropped(told, data)) break;
        cursor = told.id ?? data.cursor ?? cursor;
        pauseMs = firstPauseMs;
        yield { type: told.event ?? 'message', cursor, data };
      }
    } catch (error) {
      if (!isDisconnect(error)) throw error;
    }
    start = false;
    await rest(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

/** Whether the daemon ended the stream: for a reader that was too slow, which reads on where it was, or for good. */
function isDropped({ event }, data) {
  if (event === 'ended') throw new DaemonError(data);
  return event === 'overflow';
}

async function rest(pauseMs, signal) {
  try {
    await pause(pauseMs, undefined, { signal });
  } catch {
    throw signal.reason;
  }
}

function isDisconnect(error) {
  const passing = ['busy', 'stopping', 'daemon_not_running'];
  return error instanceof AnswerLost || (error instanceof DaemonError && passing.includes(error.code));
}
