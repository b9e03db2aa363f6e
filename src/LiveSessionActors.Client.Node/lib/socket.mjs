import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { DaemonError } from './daemon-error.mjs';

/** The process may not connect, or not make a socket; that says nothing of whether somebody listens. */
const forbidden = ['EPERM', 'EACCES', 'EAFNOSUPPORT', 'ERR_ACCESS_DENIED'];

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
  if (forbidden.includes(cause.code)) {
    return new DaemonError({
      code: 'not_permitted',
      detail: `This process is not permitted to connect to ${address} (a sandbox?): ${cause.message}.`,
      hint: 'Run it outside, or have the sandbox let it connect to that address.',
      cause,
    });
  }
  return new DaemonError({
    code: 'unreachable',
    detail: `The address ${address} cannot be connected to: ${cause.message}.`,
    hint: 'Set LIVE_SESSIONS_PIPE to a path in a directory of your own.',
    cause,
  });
}
