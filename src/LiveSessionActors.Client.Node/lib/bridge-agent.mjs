import http from 'node:http';
import { openSocket } from './open-socket.mjs';

const idleLimitMs = 60_000;

/** Keeps connections for the next request; starts the daemon when nothing listens and `start` allows it. */
export class BridgeAgent extends http.Agent {
  #address;
  #start;

  constructor(address, start) {
    super({ keepAlive: true, timeout: idleLimitMs });
    this.#address = address;
    this.#start = start;
  }

  createConnection({ start = this.#start }, connected) {
    openSocket(this.#address, { start }).then((socket) => connected(null, socket), connected);
  }
}
