import fs from 'node:fs';
import path from 'node:path';
import { bridgeAddress } from './lib/address.mjs';
import { refusal } from './lib/daemon-error.mjs';
import { checkSessionId } from './lib/session-id.mjs';
import { callDaemon } from './lib/synchronous-call.mjs';

export { DaemonError } from './lib/daemon-error.mjs';

/**
 * A synchronous store of live sessions, kept by the daemon, which the first call starts when it does not run. What a
 * call did is on disk when it returns, and what other processes appended is seen.
 */
export function createLiveSessionStore({ cwd = process.cwd(), sessionId } = {}) {
  const rootDir = path.join(cwd, '.impeccable', 'live', 'sessions');
  const legacyRootDir = path.join(cwd, '.impeccable-live', 'sessions');
  fs.mkdirSync(rootDir, { recursive: true });
  const workspace = `workspace=${encodeURIComponent(fs.realpathSync.native(cwd))}`;
  const address = bridgeAddress();
  const journals = [path.resolve(rootDir), path.resolve(legacyRootDir)];

  const ask = (method, target, rest) =>
    callDaemon({ address, method, target: `/v1/${target}${target.includes('?') ? '&' : '?'}${workspace}`, ...rest });
  const snapshotTarget = (id) => `sessions/${id}?includeCompleted=true`;

  function getSnapshot(id = sessionId, opts = {}) {
    const text = checkedId(id);
    const snapshot = read(ask('GET', opts.includeCompleted ? snapshotTarget(text) : `sessions/${text}`));
    return snapshot && typeof id !== 'string' ? { ...snapshot, id } : snapshot;
  }

  return {
    rootDir,
    legacyRootDir,
    appendEvent(event, { ifExists = false } = {}) {
      const sent = checkedEvent(event, sessionId);
      const [primary, legacy] = journals.map((root) => path.join(root, `${sent.id}.jsonl`));
      const append = {
        snapshotTarget: `/v1/${snapshotTarget(sent.id)}&${workspace}`,
        journals: { primary, legacy },
        ifExists,
      };
      return read(ask('POST', 'events', { body: JSON.stringify(sent), append }));
    },
    getSnapshot,
    listActiveSessions: () => read(ask('GET', 'sessions')),
    has(id = sessionId) {
      const answer = ask('HEAD', `sessions/${checkedId(id)}`);
      if (answer.status === 200 || answer.status === 404) return answer.status === 200;
      throw refusal(answer.status, answer.text);
    },
    flush(id = sessionId) {
      read(ask('GET', snapshotTarget(checkedId(id))));
    },
  };
}

export default createLiveSessionStore;

function checkedEvent(event, fallbackId) {
  need(event && typeof event === 'object', 'event object required');
  const id = event.id || fallbackId;
  need(isName(id), 'event id required');
  need(isName(event.type), 'event type required');
  checkSessionId(id);
  return { ...event, id };
}

function checkedId(id) {
  need(id, 'session id required');
  return String(checkSessionId(id));
}

function need(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

function isName(value) {
  return typeof value === 'string' && value !== '';
}

function read({ status, text }) {
  if (status === 200) return JSON.parse(text);
  throw refusal(status, text);
}
