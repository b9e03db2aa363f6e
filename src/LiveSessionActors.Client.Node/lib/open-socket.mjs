import { checkOwner } from './address.mjs';
import { daemonCommand } from './daemon-command.mjs';
import { DaemonError } from './daemon-error.mjs';
import { startDaemon, startFailed } from './daemon-start.mjs';
import { tryConnect } from './socket.mjs';

const startsMax = 3;
const starting = new Map();

/** A socket connected to the daemon, which is started when nothing listens at its address and `start` allows it. */
export async function openSocket(address, { start = true } = {}) {
  checkOwner(address);
  for (let starts = 0; ; starts++) {
    const socket = await tryConnect(address);
    if (socket) return socket;
    if (!start) throw notRunning(address);
    if (starts === startsMax) throw startFailed(daemonCommand(), 'it ended as soon as it was ready');
    await startShared(address);
  }
}

/** However many ask at once in this thread, one start serves them all. */
function startShared(address) {
  if (!starting.has(address)) {
    const started = startDaemon(address).finally(() => starting.delete(address));
    starting.set(address, started);
  }
  return starting.get(address);
}

function notRunning(address) {
  return new DaemonError({
    code: 'daemon_not_running',
    detail: `No daemon listens at ${address}.`,
    hint: `Start it with 'live-sessions start', or allow the client to start it.`,
  });
}
