import fs from 'node:fs';

/** How far a session's journal reached before an append, and whether the append's entry stands behind that. */
export class JournalMark {
  #journals;
  #length;
  #body;

  /** `journals` are the session's primary and legacy files; the first append copies the second to the first. */
  constructor(journals, body) {
    this.#journals = journals;
    this.#body = body;
    this.#length = sizeOf(journals.primary) ?? sizeOf(journals.legacy) ?? 0;
  }

  isPassed() {
    const size = sizeOf(this.#journals.primary);
    if (size === undefined) return false;
    return this.#isIn(readFrom(this.#journals.primary, size < this.#length ? 0 : this.#length));
  }

  #isIn(bytes) {
    const event = JSON.stringify(JSON.parse(this.#body));
    return bytes
      .toString()
      .split('\n')
      .some((line) => eventOf(line) === event);
  }
}

function eventOf(line) {
  try {
    return JSON.stringify(JSON.parse(line).event);
  } catch {
    return undefined;
  }
}

function sizeOf(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.size;
}

function readFrom(file, position) {
  const descriptor = fs.openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, fs.fstatSync(descriptor).size - position));
    return bytes.subarray(0, fs.readSync(descriptor, bytes, 0, bytes.length, position));
  } finally {
    fs.closeSync(descriptor);
  }
}
