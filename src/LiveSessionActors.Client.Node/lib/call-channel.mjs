/**
 * What a program's thread and the store's worker share for one call at a time: a few flags and a buffer for the request
 * and then the answer. What does not fit the buffer goes through the worker's port.
 */
const flagsBytes = 32;
const bufferBytes = 256 * 1024;

/** Where the worker is: in its event loop, lingering in Atomics.wait after an answer, or called. */
export const Worker = { Listening: 0, Lingering: 1, Called: 2 };
/** Whether the answer is there, and where. */
export const Answer = { None: 0, InBuffer: 1, AtPort: 2 };

export class CallChannel {
  constructor(shared = new SharedArrayBuffer(flagsBytes + bufferBytes)) {
    this.shared = shared;
    this.flags = new Int32Array(shared, 0, flagsBytes / 4);
    this.buffer = Buffer.from(shared, flagsBytes);
  }
}

/** Places in `flags`. */
export const Flag = { Worker: 0, Answer: 1, Status: 2, Length: 3 };

/** In place of an HTTP status: the call failed and its answer says why; or the worker did, and another is needed. */
export const refused = 0;
export const broken = -1;
