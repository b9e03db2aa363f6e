import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DaemonError } from './daemon-error.mjs';

const windows = process.platform === 'win32';
const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const commandLineProject = path.join('src', 'LiveSessionActors.Cli');

/** The words that run `live-sessions`: LIVE_SESSIONS_COMMAND, else the one on the PATH, else the checkout's build. */
export function daemonCommand(env = process.env, root = checkout) {
  const given = env.LIVE_SESSIONS_COMMAND?.trim();
  if (given) return isFile(given) ? runnable(path.resolve(given)) : fromCommandLine(given);
  const found = onPath('live-sessions', env) ?? buildOf(root, env);
  if (found) return found;
  throw notFound(root);
}

function fromCommandLine(line) {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3]);
  const [first, ...rest] = words.map(anchored);
  return [...runnable(first), ...rest];
}

/** The daemon is started in another directory than the program's: a relative path is made absolute. */
function anchored(word) {
  const isPath = /[\\/]/.test(word) && !path.isAbsolute(word);
  return isPath && isFile(word) ? path.resolve(word) : word;
}

function runnable(file) {
  if (file.endsWith('.dll')) return ['dotnet', file];
  return /\.[cm]?js$/.test(file) ? [process.execPath, file] : [file];
}

function onPath(name, env) {
  for (const directory of (env.PATH ?? env.Path ?? '').split(path.delimiter).filter(Boolean)) {
    const file = path.join(directory, name + (windows ? '.exe' : ''));
    if (isExecutable(file)) return [file];
  }
  return undefined;
}

function isFile(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return isFile(file);
  } catch {
    return false;
  }
}

/** The latest of the checkout's builds; through `dotnet` where there is one, since it knows where its runtime is. */
function buildOf(root, env) {
  const builds = ['Release', 'Debug']
    .map((configuration) => path.join(root, commandLineProject, 'bin', configuration, 'net10.0', 'live-sessions.dll'))
    .map((dll) => ({ dll, built: fs.statSync(dll, { throwIfNoEntry: false })?.mtimeMs }))
    .filter(({ built }) => built !== undefined)
    .sort((a, b) => b.built - a.built);
  if (!builds.length) return undefined;
  const [{ dll }] = builds;
  const host = dll.replace(/\.dll$/, windows ? '.exe' : '');
  return !onPath('dotnet', env) && isExecutable(host) ? [host] : ['dotnet', dll];
}

function notFound(root) {
  const project = path.join(root, commandLineProject);
  return new DaemonError({
    code: 'daemon_not_found',
    detail: 'No live-sessions command was found to start the daemon with.',
    hint: fs.existsSync(project)
      ? `Build it with 'dotnet build -c Release "${project}"', or set LIVE_SESSIONS_COMMAND to what runs it.`
      : 'Put live-sessions on the PATH, or set LIVE_SESSIONS_COMMAND to what runs it.',
  });
}
