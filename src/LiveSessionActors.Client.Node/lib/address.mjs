import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DaemonError } from './daemon-error.mjs';

const windowsPipes = '\\\\.\\pipe\\';

/** Where the daemon of this user listens: a socket's path, or on Windows a pipe's. */
export function bridgeAddress(env = process.env) {
  const given = env.LIVE_SESSIONS_PIPE;
  if (process.platform === 'win32') return windowsAddress(given);
  if (given) return path.resolve(given);
  return path.join(runtimeDirectory(env), 'bridge.sock');
}

/** The address that a caller gave, in the form that sockets take, or this user's own. */
export function addressOf(pipe, env = process.env) {
  return pipe ? bridgeAddress({ ...env, LIVE_SESSIONS_PIPE: pipe }) : bridgeAddress(env);
}

/**
 * Refuses a default directory that is not this user's alone: whoever owns it could answer in the daemon's place.
 * An address that the user named is taken as it is.
 */
export function checkAddress(address, env = process.env) {
  if (process.platform === 'win32' || address !== path.join(runtimeDirectory(env), 'bridge.sock')) return;
  const directory = path.dirname(address);
  const stat = fs.lstatSync(directory, { throwIfNoEntry: false });
  if (!stat || (stat.isDirectory() && stat.uid === process.getuid() && (stat.mode & 0o077) === 0)) return;
  throw new DaemonError({
    code: 'other_user',
    detail: `The directory ${directory} is not this user's alone, so what listens in it is not trusted.`,
    hint: `Remove it or make it yours with mode 0700, or set LIVE_SESSIONS_PIPE to a path in a directory of your own.`,
  });
}

function runtimeDirectory(env) {
  if (env.XDG_RUNTIME_DIR) return path.join(env.XDG_RUNTIME_DIR, 'live-sessions');
  return path.join(env.TMPDIR || '/tmp', `live-sessions-${process.getuid()}`);
}

function windowsAddress(given) {
  const name = given || `live-sessions-${os.userInfo().username}`;
  return name.startsWith(windowsPipes) ? name : windowsPipes + name;
}
