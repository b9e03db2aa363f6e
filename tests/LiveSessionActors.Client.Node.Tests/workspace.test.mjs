import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { connect, workspaceRoot } from '../../src/LiveSessionActors.Client.Node/index.mjs';
import { createLiveSessionStore } from '../../src/LiveSessionActors.Client.Node/store.mjs';
import { ownDaemon, standIn, temporaryDirectory } from './support/daemons.mjs';

const unix = { skip: process.platform === 'win32' && 'there are no such permissions here' };

/** Makes files, and directories where the name ends in a slash. */
function made(t, ...names) {
  const root = temporaryDirectory(t);
  for (const name of names) {
    const file = path.join(root, name);
    fs.mkdirSync(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) fs.writeFileSync(file, '');
  }
  return root;
}

/** Goes back to where the test began, before its directories are removed. */
function returning(t) {
  const before = process.cwd();
  t.after(() => process.chdir(before));
}

describe('The workspace', () => {
  const found = [
    ['the nearest directory upwards that has a store', ['p/.impeccable/', 'p/a/.impeccable-live/'], 'p/a/b/', 'p/a'],
    ['that directory, also across the root of a repository', ['p/.impeccable/', 'p/a/.git/'], 'p/a/b/', 'p'],
    ['else the root of the repository', ['p/.git', 'p/a/package.json'], 'p/a/b/', 'p'],
    ['else that of the nearest package', ['p/package.json', 'p/a/package.json'], 'p/a/b/', 'p/a'],
    ['else the directory itself', ['p/.impeccable'], 'p/a/b/', 'p/a/b'],
  ];
  for (const [name, files, from, to] of found) {
    test(`is ${name}`, (t) => {
      const root = made(t, ...files, from);
      assert.equal(workspaceRoot(path.join(root, from)), path.join(root, to));
    });
  }

  test('is not found in a directory for everybody, nor in the home directory', unix, (t) => {
    const root = made(t, 'tmp/.impeccable/', 'tmp/mine/', 'home/.impeccable/', 'home/project/');
    fs.chmodSync(path.join(root, 'tmp'), 0o1777);
    assert.equal(workspaceRoot(path.join(root, 'tmp/mine')), path.join(root, 'tmp/mine'));
    const before = process.env.HOME;
    t.after(() => (process.env.HOME = before));
    process.env.HOME = path.join(root, 'home');
    assert.equal(workspaceRoot(path.join(root, 'home/project')), path.join(root, 'home/project'));
    assert.equal(workspaceRoot(path.join(root, 'home')), path.join(root, 'home'));
  });

  test('is found by a client, and left to be the directory itself by the store', async (t) => {
    returning(t);
    const root = made(t, '.git/', 'src/deep/', 'src/store/');
    ownDaemon(t, standIn);
    process.chdir(path.join(root, 'src/deep'));
    const client = await connect();
    t.after(() => client.close());
    await client.append({ type: 'generate', id: 'one' });
    assert.ok(fs.existsSync(path.join(root, '.impeccable/live/sessions/one.jsonl')));
    process.chdir(path.join(root, 'src/store'));
    assert.equal(createLiveSessionStore().rootDir, path.join(root, 'src/store/.impeccable/live/sessions'));
  });
});
