import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { DaemonError } from './daemon-error.mjs';

/** A socket connected to an address, or undefined when nobody listens there. */
export function tryConnect(address) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ path: address });
    socket.once('connect', () => {
      socket.off('error', failed);
      resolve(socket);
    });
    const failed = (error) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else if (error.code === 'EAGAIN') resolve(tryLater(address));
      else reject(unreachable(address, error));
    };
    socket.once('error', failed);
  });
}

/** The queue of those who wait to be let in is full. */
async function tryLater(address) {
  await pause(10);
  return tryConnect(address);
}

function unreachable(address, cause) {
  const otherUser = cause.code === 'EACCES' || cause.code === 'EPERM';
  return new DaemonError({
    code: otherUser ? 'other_user' : 'unreachable',
    detail: `The address ${address} cannot be connected to: ${cause.message}.`,
    hint: otherUser
      ? 'It belongs to another user: set LIVE_SESSIONS_PIPE to a path of your own.'
      : 'Set LIVE_SESSIONS_PIPE to a path in a directory of your own.',
    cause,
  });
}
