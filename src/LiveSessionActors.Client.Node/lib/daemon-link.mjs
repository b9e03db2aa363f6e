import { setTimeout as pause } from 'node:timers/promises';
import { awaitsSnapshotFile, mustExist } from './append-conditions.mjs';
import { AnswerLost, DaemonError, refusal } from './daemon-error.mjs';
import { openSocket } from './open-socket.mjs';
import { HttpConnection } from './http-connection.mjs';
import { JournalMark } from './journal-mark.mjs';
import { checkProtocol } from './protocol.mjs';

const answerLimitMs = 30_000;
const lossesMax = 10;
const patienceMs = 10_000;
const lockPatienceMs = 3_000;

/** One address as the store's worker sees it: keeps a connection, and asks until there is an answer that counts. */
export class DaemonLink {
  #address;
  #connection;
  #connectedAt = 0;

  constructor(address) {
    this.#address = address;
  }

  /** Asks a question whose repetition changes nothing. */
  async ask(method, target, body) {
    const losses = new Losses();
    for (;;) {
      try {
        return await this.#patiently(method, target, body);
      } catch (error) {
        losses.add(error);
      }
    }
  }

  /**
   * Appends an event once, and brings the snapshot file up to date. When the answer was lost, the journal past the mark tells whether the entry was written; the
   * question before that look waits for an append that the daemon still has in hand.
   */
  async append(target, body, { snapshotTarget, journals, ifExists }) {
    const mark = new JournalMark(journals, body);
    const headers = { ...awaitsSnapshotFile, ...(ifExists ? mustExist : {}) };
    const losses = new Losses();
    for (;;) {
      try {
        return await this.#patiently('POST', target, body, headers);
      } catch (error) {
        losses.add(error);
        await this.ask('GET', snapshotTarget);
        if (mark.isPassed()) return this.ask('GET', snapshotTarget);
      }
    }
  }

  /** Waits out a daemon that is busy or ending, and the lock that it still holds after its address is free. */
  async #patiently(method, target, body, headers) {
    for (const deadline = Date.now() + patienceMs; ; await pause(25)) {
      const answer = await this.#exchange(method, target, body, headers);
      if (Date.now() > deadline || !this.#passes(answer)) return answer;
    }
  }

  #passes({ status, body }) {
    if (status !== 503 && status !== 409) return false;
    const { code } = refusal(status, body.toString());
    if (code === 'stopping') this.#drop();
    return ['busy', 'stopping'].includes(code) || (code === 'workspace_locked' && Date.now() - this.#connectedAt < lockPatienceMs);
  }

  async #exchange(method, target, body, headers) {
    if (!this.#connection?.open) await this.#connect();
    try {
      return await this.#connection.exchange(method, target, body, answerLimitMs, headers);
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  async #connect() {
    const connection = new HttpConnection(await openSocket(this.#address));
    const { status, body } = await connection.exchange('GET', '/v1/hello', undefined, answerLimitMs);
    checkProtocol(status, body.toString(), this.#address);
    this.#connection = connection;
    this.#connectedAt = Date.now();
  }

  #drop() {
    this.#connection?.close();
    this.#connection = undefined;
  }
}

/** Counts the answers that one call lost, and ends it when they are too many or took too long. */
class Losses {
  #count = 0;
  #since = Date.now();

  add(error) {
    if (!(error instanceof AnswerLost)) throw error;
    if (++this.#count >= lossesMax || Date.now() - this.#since > answerLimitMs) throw unanswered(error);
  }
}

function unanswered(cause) {
  return new DaemonError({
    code: 'connection_lost',
    detail: `The daemon did not answer: ${cause.message}.`,
    hint: `Look at it with 'live-sessions doctor'; the call may have been carried out.`,
    cause,
  });
}
