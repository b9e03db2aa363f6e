const headEnd = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);

/** Reads one HTTP/1.1 response from the chunks of a socket, however they are cut. */
export class ResponseReader {
  #withoutBody;
  #unread = nothing;
  #parts = [];
  #remaining = 0;
  #step = this.#readHead;

  status = 0;
  keepAlive = true;
  done = false;

  constructor(withoutBody) {
    this.#withoutBody = withoutBody;
  }

  get body() {
    return this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts);
  }

  feed(chunk) {
    this.#unread = this.#unread.length ? Buffer.concat([this.#unread, chunk]) : chunk;
    while (!this.done && this.#step());
  }

  /** The server closed: true when that is how this response says its end. */
  end() {
    if (this.#step === this.#readToEnd) this.done = true;
    return this.done;
  }

  #take(length) {
    const taken = this.#unread.subarray(0, length);
    this.#unread = this.#unread.subarray(length);
    return taken;
  }

  #line() {
    const at = this.#unread.indexOf('\r\n');
    if (at < 0) return undefined;
    const line = this.#take(at).latin1Slice();
    this.#take(2);
    return line;
  }

  #readHead() {
    const at = this.#unread.indexOf(headEnd);
    if (at < 0) return false;
    const head = this.#take(at).latin1Slice();
    this.#take(headEnd.length);
    this.status = Number(head.slice(9, 12));
    if (this.status < 200) return true;
    this.keepAlive = !/^connection:\s*close/im.test(head);
    this.#step = this.#bodyOf(head);
    return true;
  }

  #bodyOf(head) {
    const length = /^content-length:\s*(\d+)/im.exec(head);
    this.#remaining = length ? Number(length[1]) : 0;
    if (this.#withoutBody || this.status === 204 || this.status === 304) return this.#finish;
    if (/^transfer-encoding:.*chunked/im.test(head)) return this.#readChunkSize;
    return length ? this.#readCounted : this.#readToEnd;
  }

  #readPart() {
    const part = this.#take(Math.min(this.#remaining, this.#unread.length));
    if (part.length) this.#parts.push(part);
    this.#remaining -= part.length;
    return this.#remaining === 0;
  }

  #readCounted() {
    return this.#readPart() && this.#finish();
  }

  #readChunkSize() {
    const line = this.#line();
    if (line === undefined) return false;
    this.#remaining = parseInt(line, 16);
    this.#step = this.#remaining > 0 ? this.#readChunk : this.#readTrailer;
    return true;
  }

  #readChunk() {
    if (!this.#readPart()) return false;
    this.#step = this.#readChunkEnd;
    return true;
  }

  #readChunkEnd() {
    if (this.#line() === undefined) return false;
    this.#step = this.#readChunkSize;
    return true;
  }

  #readTrailer() {
    const line = this.#line();
    if (line === '') this.done = true;
    return line !== undefined;
  }

  #readToEnd() {
    this.keepAlive = false;
    if (this.#unread.length) this.#parts.push(this.#take(this.#unread.length));
    return false;
  }

  #finish() {
    this.done = true;
    return false;
  }
}
