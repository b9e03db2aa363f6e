import { conditions } from './append-conditions.mjs';
import { DaemonError } from './daemon-error.mjs';
import { migrate } from './migrate.mjs';
import { receipt, sequenceIn } from './receipt.mjs';
import { checkSessionId } from './session-id.mjs';
import { textLines } from './text-lines.mjs';
import { watch } from './watch.mjs';
import { Work } from './work.mjs';

/** A method for each route of the daemon's bridge, about one workspace. */
export class LiveSessionClient {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
    this.work = new Work(bridge);
  }

  get pipe() {
    return this.#bridge.address;
  }

  async hello(options) {
    return this.#read('hello', options);
  }

  async health({ signal } = {}) {
    const { text } = await this.#bridge.request('GET', 'health', { accept: [200, 503], signal });
    return JSON.parse(text);
  }

  async append(event, options) {
    return this.#append('events', event, options);
  }

  async appendTo(id, event, options) {
    return this.#append(`${session(id)}/events`, event, options);
  }

  async get(id, { includeCompleted, signal } = {}) {
    return this.#read(session(id), { query: { includeCompleted }, signal });
  }

  async current(id, { signal } = {}) {
    const query = { includeCompleted: true };
    const { text, headers } = await this.#bridge.request('GET', session(id), { query, signal });
    return { snapshot: JSON.parse(text), lastSeq: sequenceIn(headers) };
  }

  async at(id, seq, { signal } = {}) {
    return this.#read(session(id), { query: { at: seq }, signal });
  }

  async has(id, { signal } = {}) {
    const { status } = await this.#bridge.request('HEAD', session(id), { accept: [200, 404], signal });
    return status === 200;
  }

  async list({ includeCompleted, fields, signal } = {}) {
    return this.#read('sessions', { query: { includeCompleted, fields: fields?.join(',') }, signal });
  }

  async archive({ session: id, olderThanMs, dryRun, signal } = {}) {
    const { text } = await this.#bridge.request('POST', 'archive', {
      body: { session: id, olderThanMs, dryRun },
      repeated: true,
      signal,
    });
    return JSON.parse(text);
  }

  migrate(options) {
    return migrate(this.#bridge, options);
  }

  async archivedAt(id, { signal } = {}) {
    const { headers } = await this.#bridge.request('HEAD', session(id), { accept: [200, 404], signal });
    return headers['live-session-archive'];
  }

  journal(id, { from, signal } = {}) {
    return textLines(this.#bridge.stream(`${session(id)}/journal`, { query: { from }, signal }));
  }

  watch(options) {
    return watch(this.#bridge, options);
  }

  async metrics({ signal } = {}) {
    return (await this.#bridge.request('GET', 'metrics', { signal })).text;
  }

  async stop({ signal } = {}) {
    await this.#bridge.request('POST', 'stop', { accept: [202], signal, start: false });
  }

  close() {
    this.#bridge.close();
  }

  async [Symbol.asyncDispose ?? Symbol.for('nodejs.asyncDispose')]() {
    this.close();
  }

  async #read(route, { query, signal } = {}) {
    return JSON.parse((await this.#bridge.request('GET', route, { query, signal })).text);
  }

  async #append(route, event, { receipt: wantsReceipt = false, signal, ...depends } = {}) {
    const answer = await this.#bridge.request('POST', route, {
      body: event ?? null,
      ...conditions(depends),
      signal,
    });
    const done = receipt(answer);
    return wantsReceipt ? done : done.snapshot;
  }
}

function session(id) {
  try {
    return `sessions/${checkSessionId(id)}`;
  } catch ({ message }) {
    throw new DaemonError({ code: 'invalid_session_id', status: 400, detail: message });
  }
}
