import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const stores = ['.impeccable', '.impeccable-live'];
const repositories = ['.git', '.jj', '.hg', '.svn'];
const packages = [
  'package.json',
  'deno.json',
  'deno.jsonc',
  'composer.json',
  'pyproject.toml',
  'Gemfile',
  'mix.exs',
  'go.mod',
  'Cargo.toml',
];
const everybodys = 0o1002; // sticky, and anybody may write

/**
 * The workspace that a directory belongs to, as git finds its own: the nearest directory upwards that has `.impeccable`
 * or `.impeccable-live`, else the root of the repository, else that of the nearest package, else the directory itself.
 *
 * The search ends below the home directory, the root and the root of a file system, and below directories that are
 * another user's or everybody's, as `/tmp` is: what lies there makes no project of what is below it.
 */
export function workspaceRoot(directory = process.cwd()) {
  const above = upwards(path.resolve(directory));
  return (
    above.find((at) => stores.some((name) => isStore(path.join(at, name)))) ??
    above.find((at) => repositories.some((name) => stat(path.join(at, name)))) ??
    above.find((at) => packages.some((name) => stat(path.join(at, name))?.isFile())) ??
    above[0]
  );
}

/** A link counts: that it is refused is better said than that another workspace is begun or found. */
function isStore(file) {
  const found = stat(file, fs.lstatSync);
  return Boolean(found?.isDirectory() || found?.isSymbolicLink());
}

function upwards(directory) {
  const found = [directory];
  const first = stat(directory);
  const home = stat(os.homedir());
  const isHome = (at) => Boolean(at && home) && at.dev === home.dev && at.ino === home.ino;
  for (let [at, there] = [directory, first]; there && !isHome(there); found.push(at)) {
    at = path.dirname(at);
    there = stat(at);
    if (at === path.dirname(at) || !there || isHome(there) || isForeign(there, first)) break;
  }
  return found;
}

function isForeign(above, first) {
  if (process.platform === 'win32') return false;
  const isOurs = above.uid === first.uid || above.uid === process.geteuid();
  return above.dev !== first.dev || (above.mode & everybodys) === everybodys || !isOurs;
}

function stat(file, look = fs.statSync) {
  try {
    return look(file, { throwIfNoEntry: false });
  } catch {
    return undefined; // What may not be looked at is nobody's mark.
  }
}
