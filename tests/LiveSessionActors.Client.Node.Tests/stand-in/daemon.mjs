#!/usr/bin/env node
// Stands in for the daemon in tests of the clients: the bridge's routes over files, without its reliability.
//
//   node daemon.mjs daemon --pipe ADDRESS --json
//
// POST /control sets `faults`, what the next requests shall suffer: { dropAnswers, dropUnwritten, dieAfterAppend,
// stopping, chunked, cutWatchAfter, cutWatchHalf }.
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { routes } from './routes.mjs';
import { Refusal } from './sessions.mjs';

const address = process.argv[process.argv.indexOf('--pipe') + 1];
if (process.platform !== 'win32') fs.mkdirSync(path.dirname(address), { recursive: true, mode: 0o700 });

const server = http.createServer(async (request, response) => {
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    await routes(request, Buffer.concat(chunks).toString(), response);
  } catch (error) {
    refuse(response, error);
  }
});
server.keepAliveTimeout = 0;
server.on('listening', () => {
  console.log(JSON.stringify({ pipe: address, workspace: process.cwd(), pid: process.pid }));
});
server.on('error', async () => {
  if (await isTaken(address)) {
    console.error(`Another daemon listens at ${address}.`);
    process.exit(75);
  }
  fs.rmSync(address, { force: true });
  server.listen(address);
  if (process.platform !== 'win32') setInterval(endWithoutSocket, 5000).unref();

  /** Nobody reaches it any more when the directory of its test is gone. */
  function endWithoutSocket() {
    if (!fs.existsSync(address)) process.exit(0);
  }
});
server.listen(address);

function refuse(response, error) {
  const { status, code, message, hint, lastSeq } =
    error instanceof Refusal ? error : { status: 500, code: 'io_error', message: error.stack };
  const body = JSON.stringify({ type: 'about:blank', title: code, status, detail: message, code, hint, lastSeq });
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(body);
}

function isTaken(at) {
  return new Promise((resolve) => {
    const socket = net.connect({ path: at });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
