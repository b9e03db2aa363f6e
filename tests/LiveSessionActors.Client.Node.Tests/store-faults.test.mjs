import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { createLiveSessionStore } from '../../src/LiveSessionActors.Client.Node/store.mjs';
import { control, ownDaemon, standIn, temporaryDirectory } from './support/daemons.mjs';

describe('The store, when the daemon fails it', () => {
  const checkpoint = { type: 'checkpoint', id: 'one', revision: 1 };
  const arranged = (t) => {
    const address = ownDaemon(t, standIn);
    const store = createLiveSessionStore({ cwd: temporaryDirectory(t) });
    store.appendEvent(checkpoint);
    return { address, store };
  };
  const entries = (store) =>
    fs
      .readFileSync(path.join(store.rootDir, 'one.jsonl'), 'utf-8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  test('writes an event once whose answer was lost', async (t) => {
    const { address, store } = arranged(t);
    await control(address, { dropAnswers: 1 });
    assert.equal(store.appendEvent(checkpoint).count, 2);
    assert.equal(entries(store).length, 2);
    assert.equal((await control(address)).appends, 2);
  });

  test('writes an event once that the daemon died after writing', (t) => {
    const { address, store } = arranged(t);
    return control(address, { dieAfterAppend: true }).then(() => {
      assert.equal(store.appendEvent(checkpoint).count, 2);
      assert.equal(entries(store).length, 2);
    });
  });

  test('sends an event again that was not written, also when an equal one was written before', async (t) => {
    const { address, store } = arranged(t);
    await control(address, { dropUnwritten: 1 });
    assert.equal(store.appendEvent(checkpoint).count, 2);
    assert.deepEqual(
      entries(store).map(({ seq }) => seq),
      [1, 2],
    );
  });

  test('is not misled by what a legacy journal holds', async (t) => {
    const { address, store } = arranged(t);
    fs.mkdirSync(store.legacyRootDir, { recursive: true });
    fs.renameSync(path.join(store.rootDir, 'one.jsonl'), path.join(store.legacyRootDir, 'one.jsonl'));
    await control(address, { dropUnwritten: 1 });
    store.appendEvent(checkpoint);
    await control(address, { dropAnswers: 1 });
    store.appendEvent(checkpoint);
    assert.deepEqual(
      entries(store).map(({ seq }) => seq),
      [1, 2, 3],
    );
  });

  test('says so when the answer is lost again and again', async (t) => {
    const { address, store } = arranged(t);
    await control(address, { dropUnwritten: 10 });
    assert.throws(() => store.appendEvent(checkpoint), { name: 'DaemonError', code: 'connection_lost', status: 0 });
    assert.equal(store.appendEvent(checkpoint).count, 2);
  });

  test('waits for a daemon that is stopping and asks the next one', async (t) => {
    const { address, store } = arranged(t);
    await control(address, { stopping: 2 });
    assert.equal(store.appendEvent(checkpoint).count, 2);
    await control(address, { stopping: 2 });
    assert.equal(store.has('one'), true);
  });

  test('reads answers in chunks', async (t) => {
    const { address, store } = arranged(t);
    await control(address, { chunked: true });
    const text = '☃'.repeat(200_000);
    assert.equal(store.appendEvent({ type: 'generate', id: 'one', text }).pendingEvent.text, text);
    assert.equal(store.getSnapshot('one').pendingEvent.text, text);
    assert.equal(store.has('one'), true);
  });

  test('names a daemon whose protocol it does not speak', async (t) => {
    const { address } = arranged(t);
    await control(address, { protocol: { min: 2, max: 3 }, dropUnwritten: 1 });
    const store = createLiveSessionStore({ cwd: temporaryDirectory(t) });
    assert.throws(() => store.appendEvent(checkpoint), { code: 'protocol_mismatch' });
  });

  test('passes on what the daemon refuses, with what to do about it', (t) => {
    const { store } = arranged(t);
    fs.rmSync(path.resolve(store.rootDir, '..', '..', '..'), { recursive: true });
    assert.throws(() => store.listActiveSessions(), {
      name: 'DaemonError',
      code: 'workspace_not_found',
      status: 404,
      hint: 'Create it first.',
      message: /^The workspace .* does not exist\. Create it first\.$/,
    });
  });
});
