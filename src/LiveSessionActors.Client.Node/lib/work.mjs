import { conditions } from './append-conditions.mjs';
import { receipt } from './receipt.mjs';

const longestWaitMs = 30_000;

/** Work: events that wait for an agent, one at a time to whoever asks, under a lease that runs out. */
export class Work {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  /** Waits for work: `{ lease, event }`, or null when none came within `waitMs`. */
  async next({ worker, waitMs = longestWaitMs, leaseMs, types, signal } = {}) {
    const { status, text } = await this.#bridge.request('POST', 'work/next', {
      body: { worker, waitMs, leaseMs, types },
      accept: [200, 204],
      limitMs: waitMs + longestWaitMs,
      signal,
    });
    return status === 204 ? null : JSON.parse(text);
  }

  /** Holds the lease longer; resolves to the lease. */
  async renew(lease, { leaseMs, signal } = {}) {
    return JSON.parse((await this.#ask(lease, 'renew', { body: { leaseMs }, repeated: true, signal })).text);
  }

  /** Appends the event that closes the work; resolves to the new snapshot, or to the whole receipt. */
  async reply(lease, event, { receipt: wantsReceipt = false, signal, ...depends } = {}) {
    const options = { body: event, ...conditions(depends), signal };
    const done = receipt(await this.#ask(lease, 'reply', options));
    return wantsReceipt ? done : done.snapshot;
  }

  /** Gives the work back at once. */
  async release(lease, { signal } = {}) {
    await this.#ask(lease, 'release', { signal });
  }

  /** What waits, what is leased and what is dead-lettered. */
  async list({ signal } = {}) {
    return JSON.parse((await this.#bridge.request('GET', 'work', { signal })).text);
  }

  /** Puts a session's dead-lettered work back into the queue. */
  async revive(session, { signal } = {}) {
    await this.#ask(session, 'revive', { repeated: true, signal });
  }

  #ask(subject, verb, options) {
    const id = typeof subject === 'object' ? subject.id : subject;
    return this.#bridge.request('POST', `work/${encodeURIComponent(id)}/${verb}`, { accept: [200, 204], ...options });
  }
}
