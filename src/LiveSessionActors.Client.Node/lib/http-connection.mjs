import { AnswerLost } from './daemon-error.mjs';
import { ResponseReader } from './response-reader.mjs';

/** A larger body is sent when the daemon asks for it: a write that fails would lose the answer that came meanwhile. */
export const sentAtOnceMax = 64 * 1024;

/** A keep-alive connection with one request at a time: the least that can stand between a call and its answer. */
export class HttpConnection {
  #socket;
  #reader;
  #held;
  #resolve;
  #reject;
  #limit;

  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#received(chunk));
    socket.on('error', (error) => this.#lost(error.message, error));
    socket.on('close', () => this.#closed());
  }

  get open() {
    return !this.#socket.destroyed && this.#socket.writable;
  }

  /** Sends a request and resolves to `{ status, body }`; rejects with AnswerLost when no whole answer came. */
  exchange(method, target, body, limitMs, headers = {}) {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#reader = new ResponseReader(method === 'HEAD');
      this.#limit = setTimeout(() => this.#lost(`no answer within ${limitMs / 1000} seconds`), limitMs);
      this.#send(method, target, body, headers);
    });
  }

  close() {
    this.#socket.destroy();
  }

  #send(method, target, body, headers) {
    const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `${method} ${target} HTTP/1.1\r\nHost: localhost\r\n${more.join('')}`;
    if (body === undefined) {
      this.#socket.write(`${head}\r\n`, 'latin1');
      return;
    }
    const length = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
    if (body.length > sentAtOnceMax) {
      this.#held = body;
      this.#socket.write(`${head}${length}Expect: 100-continue\r\n\r\n`, 'latin1');
      return;
    }
    this.#socket.write(Buffer.concat([Buffer.from(`${head}${length}\r\n`, 'latin1'), body]));
  }

  #received(chunk) {
    const reader = this.#reader;
    if (!reader) {
      this.close();
      return;
    }
    reader.feed(chunk);
    if (reader.done) this.#finished(reader);
    else if (reader.status === 100) this.#sendHeld();
  }

  #sendHeld() {
    if (this.#held) this.#socket.write(this.#held);
    this.#held = undefined;
  }

  #finished(reader) {
    const resolve = this.#resolve;
    if (!reader.keepAlive || this.#held) this.close();
    this.#forget();
    resolve({ status: reader.status, body: reader.body });
  }

  #closed() {
    if (this.#reader?.end()) this.#finished(this.#reader);
    else this.#lost('the connection was closed');
  }

  #lost(reason, cause) {
    const reject = this.#reject;
    this.#forget();
    this.close();
    reject?.(new AnswerLost(reason, cause));
  }

  #forget() {
    clearTimeout(this.#limit);
    this.#reader = this.#held = this.#resolve = this.#reject = undefined;
  }
}
