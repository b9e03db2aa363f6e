import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as client from '../../src/LiveSessionActors.Client.Node/index.mjs';
import * as store from '../../src/LiveSessionActors.Client.Node/store.mjs';

const directory = fileURLToPath(new URL('../../src/LiveSessionActors.Client.Node/', import.meta.url));
const description = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf-8'));
const npm = spawnSync('npm', ['--version'], { shell: process.platform === 'win32' });

describe('The package', () => {
  test('depends on nothing', () => {
    for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies'])
      assert.equal(description[kind], undefined);
  });

  test('holds what it is meant to and no more', { skip: npm.status !== 0 && 'npm is not installed' }, () => {
    const options = { cwd: directory, encoding: 'utf-8', shell: process.platform === 'win32' };
    const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--offline'], options);
    const packed = JSON.parse(stdout)[0]
      .files.map((file) => file.path)
      .sort();
    const library = fs.readdirSync(path.join(directory, 'lib')).map((name) => `lib/${name}`);
    const meant = ['LICENSE', 'README.md', 'index.d.mts', 'index.mjs', 'package.json', 'store.d.mts', 'store.mjs'];
    assert.deepEqual(packed, [...meant, ...library].sort());
  });

  test('has every export where it says, with its types', () => {
    for (const place of Object.values(description.exports).flatMap((each) =>
      typeof each === 'string' ? [each] : Object.values(each),
    )) {
      assert.ok(fs.existsSync(path.join(directory, place)), place);
    }
    for (const [name, module] of Object.entries({ index: client, store })) {
      const types = fs.readFileSync(path.join(directory, `${name}.d.mts`), 'utf-8');
      for (const exported of Object.keys(module)) {
        assert.match(
          types,
          new RegExp(
            `export (declare )?(default|function|class|\\{) .*\\b${exported === 'default' ? '' : exported}\\b`,
          ),
        );
      }
    }
  });

  test('declares the methods that a client has', () => {
    const types = fs.readFileSync(path.join(directory, 'index.d.mts'), 'utf-8');
    const methods = Object.getOwnPropertyNames(client.LiveSessionClient.prototype).filter(
      (name) => name !== 'constructor' && name !== 'pipe',
    );
    for (const method of methods) assert.match(types, new RegExp(`^  ${method}\\(`, 'm'));
  });
});
