import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { daemonCommand } from '../../../src/LiveSessionActors.Client.Node/lib/daemon-command.mjs';

const goneLimitMs = 20_000;
const here = path.dirname(fileURLToPath(import.meta.url));

export const standIn = {
  name: 'stand-in',
  command: `"${process.execPath}" "${path.join(here, '..', 'stand-in', 'daemon.mjs')}"`,
};

/** The stand-in, and the real daemon where LIVE_SESSIONS_COMMAND or the checkout's build gives it. */
export const daemons = [standIn, ...realDaemon()];

function realDaemon() {
  try {
    const words = daemonCommand({ ...process.env, PATH: process.env.PATH });
    return [{ name: 'real daemon', command: words.map((word) => `"${word}"`).join(' ') }];
  } catch {
    return [];
  }
}

/** A directory of the test's own, under its real name. */
export function temporaryDirectory(t, prefix = 'live-sessions-node-') {
  const directory = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), prefix)));
  t.after(() => removed(directory));
  return directory;
}

/** Removes a directory in which the daemon may still write a snapshot file behind an answer. */
async function removed(directory) {
  for (let tries = 1; ; tries++) {
    try {
      return fs.rmSync(directory, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' || tries === 20) throw error;
      await pause(50);
    }
  }
}

/** An address at which nobody listens yet, with the command that starts a daemon there; ended after the test. */
export function ownDaemon(t, { command }) {
  const directory = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lsn-')));
  const address =
    process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(directory)}` : path.join(directory, 'a.sock');
  const before = { ...process.env };
  process.env.LIVE_SESSIONS_PIPE = address;
  process.env.LIVE_SESSIONS_COMMAND = command;
  process.env.XDG_STATE_HOME = directory;
  t.after(async () => {
    for (const name of ['LIVE_SESSIONS_PIPE', 'LIVE_SESSIONS_COMMAND', 'XDG_STATE_HOME']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    await ended(address);
    fs.rmSync(directory, { recursive: true, force: true });
  });
  return address;
}

/** One daemon for all tests of a suite. */
export function sharedDaemon(daemon) {
  const undo = [];
  before(() => ownDaemon({ after: (step) => undo.unshift(step) }, daemon));
  after(async () => {
    for (const step of undo) await step();
  });
}

/** Stops the daemon at an address, if one is there, and waits until its process is gone. */
export async function ended(address) {
  const hello = await plainRequest(address, 'GET', '/v1/hello').catch(() => undefined);
  if (!hello) return;
  await plainRequest(address, 'POST', '/v1/stop').catch(() => undefined);
  await gone(JSON.parse(hello).pid);
}

/** Waits until a process is gone; one that stays is ended, so that no test leaves it behind. */
export async function gone(pid) {
  for (const deadline = Date.now() + goneLimitMs; isAlive(pid);) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await new Promise((next) => setTimeout(next, 5));
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** One request without the package under test. */
export function plainRequest(address, method, target, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ socketPath: address, agent: false, method, path: target }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Sets the stand-in's faults, and tells how many events it has appended. */
export async function control(address, faults) {
  return JSON.parse(await plainRequest(address, 'POST', '/control', faults && JSON.stringify(faults)));
}
