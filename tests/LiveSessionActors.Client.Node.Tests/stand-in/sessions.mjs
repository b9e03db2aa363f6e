import fs from 'node:fs';
import path from 'node:path';

const ended = new Set(['completed', 'discarded']);
const requests = { generate: 'generate_requested', accept: 'accept_requested', discard: 'discard_requested' };
const results = {
  agent_done: 'variants_ready',
  discarded: 'discarded',
  complete: 'completed',
  agent_error: 'agent_error',
};

/** A refusal of the stand-in, answered as a problem. */
export class Refusal extends Error {
  constructor(status, code, detail, hint, lastSeq) {
    super(detail);
    Object.assign(this, { status, code, hint, lastSeq });
  }
}

/** The sessions of one workspace: a journal and a snapshot file each, in the places that the real daemon uses. */
export class Sessions {
  constructor(workspace) {
    if (!fs.existsSync(workspace)) {
      throw new Refusal(404, 'workspace_not_found', `The workspace ${workspace} does not exist.`, 'Create it first.');
    }
    this.root = path.join(workspace, '.impeccable', 'live', 'sessions');
    this.archiveRoot = path.join(workspace, '.impeccable', 'live', 'archive');
    this.legacyRoot = path.join(workspace, '.impeccable-live', 'sessions');
  }

  append(event, { key, ifMatch, ifExists = false } = {}) {
    const id = event.id;
    const entries = this.entries(id);
    const before = key === undefined ? undefined : entries.find((entry) => entry.key === key);
    if (before) return this.#repeated(before, event, id);
    if (ifExists && !this.has(id)) throw new Refusal(404, 'session_not_found', `There is no session '${id}'.`);
    const last = this.lastSeq(id);
    if (ifMatch !== undefined && ifMatch !== last)
      throw new Refusal(412, 'sequence_mismatch', `The last seq is ${last}.`, undefined, last);
    const entry = { seq: last + 1, id, type: event.type, ts: new Date().toISOString(), event, ...(key ? { key } : {}) };
    this.#write(id, entry);
    return { entry, snapshot: this.get(id) };
  }

  get(id, at = Infinity) {
    const entries = this.entries(id).filter((entry) => entry.seq <= at);
    const snapshot = entries.reduce(applied, { id, phase: 'new', pendingEventSeq: null, pendingEvent: null, count: 0 });
    const file = path.join(this.root, `${id}.snapshot.json`);
    const isPresent = entries.length && at === Infinity && !this.isArchived(id);
    if (isPresent) fs.writeFileSync(file, JSON.stringify(snapshot, null, 2) + '\n');
    return snapshot;
  }

  lastSeq(id) {
    return this.entries(id).at(-1)?.seq ?? 0;
  }

  has(id) {
    return this.#journal(id) !== undefined;
  }

  list(all) {
    return this.ids()
      .map((id) => this.get(id))
      .filter((snapshot) => all || !isEnded(snapshot));
  }

  ids() {
    const names = [this.root, this.legacyRoot].flatMap((root) => (fs.existsSync(root) ? fs.readdirSync(root) : []));
    return [...new Set(names.filter((name) => name.endsWith('.jsonl')).map((name) => name.slice(0, -6)))].sort();
  }

  text(id) {
    const file = this.#journal(id);
    return file ? fs.readFileSync(file, 'utf-8') : '';
  }

  entries(id) {
    return this.text(id)
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => JSON.parse(line));
  }

  #journal(id) {
    return [this.root, this.archiveRoot, this.legacyRoot]
      .map((root) => path.join(root, `${id}.jsonl`))
      .find((file) => fs.existsSync(file));
  }

  isArchived(id) {
    return this.#journal(id)?.startsWith(this.archiveRoot) === true;
  }

  archive(id) {
    fs.mkdirSync(this.archiveRoot, { recursive: true });
    fs.renameSync(path.join(this.root, `${id}.jsonl`), path.join(this.archiveRoot, `${id}.jsonl`));
    fs.rmSync(path.join(this.root, `${id}.snapshot.json`), { force: true });
  }

  /** Copies legacy journals, of one session or of all. */
  migrate(only) {
    const names = fs.existsSync(this.legacyRoot) ? fs.readdirSync(this.legacyRoot).sort() : [];
    const ids = names.map((name) => name.slice(0, -6)).filter((id) => (only ?? id) === id);
    const kept = ids.filter((id) => fs.existsSync(path.join(this.root, `${id}.jsonl`)));
    const copied = ids.filter((id) => !kept.includes(id));
    copied.forEach((id) => this.bringOver(id));
    const detail = 'The session has another journal.';
    return { copied, kept: kept.map((session) => ({ session, reason: 'already_there', detail })) };
  }

  /** Makes the session's journal a primary one. */
  bringOver(id) {
    fs.mkdirSync(this.root, { recursive: true });
    const primary = path.join(this.root, `${id}.jsonl`);
    const present = this.#journal(id);
    if (this.isArchived(id)) fs.renameSync(present, primary);
    else if (present && present !== primary) fs.copyFileSync(present, primary);
    return primary;
  }

  #write(id, entry) {
    fs.appendFileSync(this.bringOver(id), JSON.stringify(entry) + '\n');
  }

  #repeated(entry, event, id) {
    if (JSON.stringify(entry.event) === JSON.stringify(event)) return { entry, snapshot: this.get(id, entry.seq) };
    throw new Refusal(422, 'idempotency_key_reused', 'The key belongs to another event.', 'Use a new key.');
  }
}

export const isEnded = (snapshot) => ended.has(snapshot.phase);

function applied(snapshot, { seq, ts, event }) {
  const { token: _, ...pending } = event;
  const next = { ...snapshot, count: snapshot.count + 1, updatedAt: ts };
  if (requests[event.type])
    return { ...next, phase: requests[event.type], pendingEventSeq: seq, pendingEvent: pending };
  if (results[event.type]) return { ...next, phase: results[event.type], pendingEventSeq: null, pendingEvent: null };
  return next;
}
