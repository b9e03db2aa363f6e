import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DaemonError } from './daemon-error.mjs';

const windows = process.platform === 'win32';
const windowsPipes = '\\\\.\\pipe\\';
const longestPath = process.platform === 'darwin' ? 102 : 106;

/** Where the daemon listens: what `pipe` or LIVE_SESSIONS_PIPE names, else this user's own socket or pipe. */
export function bridgeAddress(pipe, env = process.env) {
  const named = pipe || env.LIVE_SESSIONS_PIPE;
  if (windows) return windowsAddress(named);
  if (named && !path.isAbsolute(named)) {
    throw invalid(`The pipe '${named}' is no absolute path.`, 'Name a socket by its absolute path.');
  }
  const address = named ? path.normalize(named) : path.join(ownDirectory(env), 'bridge.sock');
  if (address.endsWith('/')) {
    throw invalid(`The pipe '${named}' names a directory.`, 'Name a socket by its absolute path.');
  }
  const bytes = Buffer.byteLength(address);
  if (bytes <= longestPath) return address;
  throw invalid(
    `The path of the pipe has ${bytes} bytes, and a socket's has at most ${longestPath}: ${address}`,
    'Name a shorter path with LIVE_SESSIONS_PIPE.',
  );
}

/** Refuses an address at which another user could answer in the daemon's place. */
export function checkOwner(address, env = process.env) {
  if (windows) return;
  const directory = path.dirname(address);
  if (!isOurs(address) || (directory === ownDirectory(env) && !isOursAlone(directory))) {
    throw new DaemonError({
      code: 'other_user',
      detail: `The pipe ${address} is not in the hands of this user alone, so what listens there is not trusted.`,
      hint: 'Remove it, or set LIVE_SESSIONS_PIPE to a path in a directory of your own.',
    });
  }
}

function isOurs(file) {
  try {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    return !stat || stat.uid === process.geteuid();
  } catch (error) {
    return error.code !== 'EACCES';
  }
}

function isOursAlone(directory) {
  const stat = fs.lstatSync(directory, { throwIfNoEntry: false });
  return !stat || (stat.isDirectory() && stat.uid === process.geteuid() && (stat.mode & 0o077) === 0);
}

function ownDirectory({ XDG_RUNTIME_DIR: runtime = '', TMPDIR: temporary = '' }) {
  if (path.isAbsolute(runtime) && fs.existsSync(runtime)) return path.join(runtime, 'live-sessions');
  return path.join(path.isAbsolute(temporary) ? temporary : '/tmp', `live-sessions-${process.geteuid()}`);
}

function windowsAddress(named) {
  const name = named || `live-sessions-${os.userInfo().username}`;
  return name.toLowerCase().startsWith(windowsPipes) ? name : windowsPipes + name;
}

function invalid(detail, hint) {
  return new DaemonError({ code: 'invalid_address', detail, hint });
}
