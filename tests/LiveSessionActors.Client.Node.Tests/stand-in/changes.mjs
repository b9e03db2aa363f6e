/** What was appended since the stand-in started, and who watches it: server-sent events numbered by their cursor. */
export class Changes {
  #history = [];
  #watchers = new Set();

  add(workspace, { id, seq, type }, snapshot) {
    const change = {
      workspace,
      id,
      seq,
      cursor: this.#history.length + 1,
      data: { id, seq, type, phase: snapshot.phase, snapshot },
    };
    this.#history.push(change);
    for (const watcher of this.#watchers) this.#tell(watcher, change);
  }

  watch(response, { workspace, session, lastEventId, cutAfter = Infinity, half = false }) {
    const watcher = { response, workspace, session, left: cutAfter, half };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\n');
    const from = lastEventId === undefined ? 0 : Number(lastEventId);
    if (from > this.#history.length) {
      response.write(`event: reset\ndata: ${JSON.stringify({ reason: 'unknown_cursor', snapshots: [] })}\n\n`);
    }
    for (const change of this.#history.slice(from)) this.#tell(watcher, change);
    if (watcher.left >= 0) response.write('event: caught_up\ndata: {}\n\n');
    this.#watchers.add(watcher);
    response.on('close', () => this.#watchers.delete(watcher));
  }

  #tell(watcher, { workspace, id, cursor, data }) {
    if (workspace !== watcher.workspace || (watcher.session ?? id) !== id || watcher.left < 0) return;
    const told = `event: appended\nid: ${cursor}\ndata: ${JSON.stringify(data)}\n\n`;
    if (watcher.left-- > 0) {
      watcher.response.write(told);
      return;
    }
    if (watcher.half) watcher.response.write(told.slice(0, -10));
    setImmediate(() => watcher.response.destroy());
  }
}
