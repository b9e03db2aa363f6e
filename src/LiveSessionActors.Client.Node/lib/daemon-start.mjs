import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { daemonCommand } from './daemon-command.mjs';
import { DaemonError } from './daemon-error.mjs';
import { tryConnect } from './socket.mjs';

const startLimitMs = 30_000;
const addressTakenExitCode = 75;

/** Resolves once a daemon answers at the address: the one started here, or one that another process started first. */
export async function startDaemon(address) {
  const command = daemonCommand();
  for (const deadline = Date.now() + startLimitMs; Date.now() < deadline;) {
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

function saidAtExit(how, said) {
  const words = ownReason(said) ?? said.trim();
  return words ? `it ended (${how}) saying: ${words.slice(-2000)}` : `it ended (${how}) without a word`;
}

/** What a daemon that refuses to start says for programs: a line of JSON with a sentence and what to do. */
function ownReason(said) {
  try {
    const { detail, hint } = JSON.parse(said.trim().split('\n').at(-1));
    return typeof detail === 'string' ? [detail, hint].filter(Boolean).join(' ') : undefined;
  } catch {
    return undefined;
  }
}

export function startFailed(command, reason, cause) {
  return new DaemonError({
    code: 'daemon_start_failed',
    detail: `The daemon could not be started with '${command.join(' ')}': ${reason.replace(/\.$/, '')}.`,
    hint: `Run 'live-sessions doctor', or set LIVE_SESSIONS_COMMAND to another command.`,
    cause,
  });
}
