import { setMaxListeners } from 'node:events';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { BridgeAgent } from './bridge-agent.mjs';
import { AnswerLost, DaemonError, refusal } from './daemon-error.mjs';
import { sentAtOnceMax } from './http-connection.mjs';

const answerLimitMs = 30_000;
const endingLimitMs = 10_000;

/** Requests to one daemon about one workspace. */
export class Bridge {
  #agent;
  #workspace;
  #closing = new AbortController();

  constructor({ address, workspace, start }) {
    this.address = address;
    this.#workspace = workspace;
    this.#agent = new BridgeAgent(address, start);
  }

  /**
   * The answer to a request, whole: `{ status, headers, text }`. A status that is not in `accept` is thrown. What may
   * be `repeated` is asked again when the connection ended before the answer.
   */
  async request(method, route, { accept = [200], repeated = method !== 'POST', ...rest } = {}) {
    for (let losses = 0; ; losses++) {
      try {
        return await this.#patiently(method, route, accept, rest);
      } catch (error) {
        if (!(error instanceof AnswerLost)) throw error;
        if (!repeated || losses === 2) throw connectionLost(error, repeated);
      }
    }
  }

  /** The chunks of an answer as they come, for what has no end or is large. */
  async *stream(route, options = {}) {
    const response = await this.#send(options.body === undefined ? 'GET' : 'POST', route, options);
    if (response.statusCode !== 200) throw refusal(response.statusCode, await this.#whole(response, options.signal));
    yield* this.#chunks(response, options.signal);
  }

  close() {
    this.#closing.abort(closedError());
    this.#agent.destroy();
  }

  /** A daemon that is busy or ending has done nothing about the request: it, or the next one, is asked again. */
  async #patiently(method, route, accept, options) {
    for (const deadline = Date.now() + endingLimitMs; ; await pause(25)) {
      const response = await this.#send(method, route, options);
      const [status, text] = [response.statusCode, await this.#whole(response, options.signal)];
      const isUntold = method === 'HEAD' && response.headers['content-type'] === 'application/problem+json';
      if (accept.includes(status) && !isUntold) return { status, headers: response.headers, text };
      const refused = isUntold ? await this.#told(route, options) : refusal(status, text);
      if (!['busy', 'stopping'].includes(refused.code) || Date.now() > deadline) throw refused;
    }
  }

  /** Why HEAD is refused: that is not in its answer, but in the one to GET. */
  async #told(route, options) {
    const response = await this.#send('GET', route, options);
    return refusal(response.statusCode, await this.#whole(response, options.signal));
  }

  #send(method, route, { query = {}, body, headers = {}, signal, start, limitMs = answerLimitMs }) {
    const path = `/v1/${route}?${parameters({ workspace: this.#workspace, ...query })}`;
    const content = body === undefined ? undefined : JSON.stringify(body);
    const described =
      content === undefined
        ? headers
        : { 'content-type': 'application/json', ...lengthOf(content), ...headers };
    this.#throwIfEnded(signal);
    return new Promise((resolve, reject) => {
      const request = http.request({ agent: this.#agent, method, path, headers: described, start });
      const forget = this.#whenEnded(signal, () => request.destroy());
      request.once('close', forget);
      request.setTimeout(limitMs, () => request.destroy(new AnswerLost(`nothing came for ${limitMs / 1000} seconds`)));
      request.once('response', resolve);
      request.on('error', (error) => reject(this.#understood(error, signal)));
      if (described.expect) sendWhenAsked(request, content);
      else request.end(content);
    });
  }

  async *#chunks(response, signal) {
    try {
      yield* response;
    } catch (error) {
      throw this.#understood(error, signal);
    } finally {
      response.destroy();
    }
  }

  async #whole(response, signal) {
    const chunks = [];
    for await (const chunk of this.#chunks(response, signal)) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  #whenEnded(signal, act) {
    const signals = [this.#closing.signal, signal].filter(Boolean);
    setMaxListeners(0, ...signals);
    signals.forEach((each) => each.addEventListener('abort', act));
    return () => signals.forEach((each) => each.removeEventListener('abort', act));
  }

  #throwIfEnded(signal) {
    signal?.throwIfAborted();
    this.#closing.signal.throwIfAborted();
  }

  #understood(error, signal) {
    if (signal?.aborted) return signal.reason;
    if (this.#closing.signal.aborted) return this.#closing.signal.reason;
    return error instanceof AnswerLost || error instanceof DaemonError ? error : new AnswerLost(error.message, error);
  }
}

function lengthOf(content) {
  const length = Buffer.byteLength(content);
  return { 'content-length': length, ...(length > sentAtOnceMax && { expect: '100-continue' }) };
}

/** Where it was not asked for, the connection is of no more use after the answer. */
function sendWhenAsked(request, content) {
  request.once('continue', () => request.end(content));
  request.once('response', (response) => response.once('end', () => request.writableEnded || request.destroy()));
  request.flushHeaders();
}

function parameters(values) {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined));
}

function connectionLost(cause, repeated) {
  return new DaemonError({
    code: 'connection_lost',
    detail: `The daemon did not answer: ${cause.message}.`,
    hint: repeated
      ? `Look at it with 'live-sessions doctor'.`
      : 'It may have been done all the same: read the session, or send appends with an idempotencyKey.',
    cause,
  });
}

function closedError() {
  return new DaemonError({ code: 'closed', detail: 'The client is closed.', hint: 'Call connect() again.' });
}
