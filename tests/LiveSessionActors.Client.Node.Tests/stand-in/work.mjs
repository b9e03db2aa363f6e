import { Refusal } from './sessions.mjs';

/** Pending events given out under leases; no clock takes one back, only `release`. */
export class WorkQueue {
  #leases = new Map();
  #waiting = new Set();
  #dead = new Set();
  #next = 1;

  async next(sessions, { worker, waitMs = 0, leaseMs = 30_000, types }) {
    for (const deadline = Date.now() + waitMs; ;) {
      const found = this.#find(sessions, types);
      if (found) return this.#lease(found, worker, leaseMs);
      const left = deadline - Date.now();
      if (left <= 0) return undefined;
      await new Promise((wake) => {
        this.#waiting.add(wake);
        setTimeout(wake, left).unref();
      });
    }
  }

  wake() {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  held(id) {
    const lease = this.#leases.get(id);
    if (lease) return lease;
    throw new Refusal(410, 'lease_gone', `The lease ${id} is gone.`, 'Ask for work again.');
  }

  renew(id, leaseMs) {
    return Object.assign(this.held(id), { expiresAt: new Date(Date.now() + leaseMs).toISOString() });
  }

  release(id) {
    this.held(id);
    this.#leases.delete(id);
    this.wake();
  }

  bury(session) {
    this.#dead.add(session);
  }

  revive(session) {
    this.#dead.delete(session);
    this.wake();
  }

  list() {
    return { waiting: [], leased: [...this.#leases.values()], deadLettered: [...this.#dead] };
  }

  #find(sessions, types) {
    const leased = new Set([...this.#leases.values()].map((lease) => lease.session));
    return sessions
      .list(false)
      .find(
        ({ id, pendingEvent }) =>
          pendingEvent && !leased.has(id) && !this.#dead.has(id) && (!types || types.includes(pendingEvent.type)),
      );
  }

  #lease({ id: session, pendingEventSeq: seq, pendingEvent: event }, worker, leaseMs) {
    const expiresAt = new Date(Date.now() + leaseMs).toISOString();
    const lease = { id: `lease-${this.#next++}`, session, seq, worker, expiresAt, attempt: 1 };
    this.#leases.set(lease.id, lease);
    return { lease, event };
  }
}
