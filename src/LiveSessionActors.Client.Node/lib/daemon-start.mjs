import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkOwner } from './address.mjs';
import { daemonCommand } from './daemon-command.mjs';
import { DaemonError } from './daemon-error.mjs';

const startLimitMs = 30_000;
const addressTakenExitCode = 75;
const starting = new Map();

/** A socket connected to the daemon at an address, which is started when nothing listens there and `start` allows it. */
export async function openSocket(address, { start = true } = {}) {
  checkOwner(address);
  const socket = await tryConnect(address);
  if (socket) return socket;
  if (!start) throw notRunning(address);
  if (!starting.has(address)) {
    starting.set(address, startDaemon(address).finally(() => starting.delete(address)));
  }
  await starting.get(address);
  return (await tryConnect(address)) ?? openSocket(address);
}

/** Resolves once a daemon answers at the address: the one started here, or one that another process started first. */
async function startDaemon(address) {
  const command = daemonCommand();
  for (const deadline = Date.now() + startLimitMs; Date.now() < deadline; ) {
    const outcome = await launch(command, address);
    if (outcome === 'ready' || (await appears(address))) return;
  }
  throw startFailed(command, `nothing answered at ${address} within ${startLimitMs / 1000} seconds`);
}

async function appears(address) {
  for (let tries = 0; tries < 40; tries++) {
    const socket = await tryConnect(address);
    if (socket) {
      socket.destroy();
      return true;
    }
    await pause(25);
  }
  return false;
}

function launch(command, address) {
  const [file, ...given] = command;
  const child = spawn(file, [...given, 'daemon', '--pipe', address, '--json'], {
    cwd: path.parse(process.execPath).root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  return new Promise((resolve, reject) => {
    let [output, complaints] = ['', ''];
    const limit = setTimeout(() => child.kill(), startLimitMs);
    const settle = (settled, value) => {
      clearTimeout(limit);
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.unref();
      settled(value);
    };
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      if (output.includes('\n') && isReady(output)) settle(resolve, 'ready');
    });
    child.stderr?.on('data', (chunk) => (complaints += chunk));
    child.on('error', (cause) => settle(reject, startFailed(command, cause.message, cause)));
    child.on('close', (exitCode, signal) => {
      if (exitCode === addressTakenExitCode) settle(resolve, 'taken');
      else settle(reject, startFailed(command, saidAtExit(exitCode ?? signal, complaints || output)));
    });
  });
}

function isReady(output) {
  return output.split('\n').some((line) => {
    try {
      return typeof JSON.parse(line)?.pipe === 'string';
    } catch {
      return false;
    }
  });
}

function tryConnect(address) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ path: address });
    socket.once('connect', () => {
      socket.off('error', failed);
      resolve(socket);
    });
    const failed = (error) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else if (error.code === 'EAGAIN') pause(10).then(() => tryConnect(address)).then(resolve, reject);
      else reject(unreachable(address, error));
    };
    socket.once('error', failed);
  });
}

function saidAtExit(how, said) {
  const words = said.trim();
  return words ? `it ended (${how}) saying: ${words.slice(-2000)}` : `it ended (${how}) without a word`;
}

function startFailed(command, reason, cause) {
  return new DaemonError({
    code: 'daemon_start_failed',
    detail: `The daemon could not be started with '${command.join(' ')}': ${reason.replace(/\.$/, '')}.`,
    hint: `Run 'live-sessions doctor', or set LIVE_SESSIONS_COMMAND to another command.`,
    cause,
  });
}

function notRunning(address) {
  return new DaemonError({
    code: 'daemon_not_running',
    detail: `No daemon listens at ${address}.`,
    hint: `Start it with 'live-sessions start', or allow the client to start it.`,
  });
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
