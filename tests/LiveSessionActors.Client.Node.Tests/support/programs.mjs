import { spawn } from 'node:child_process';

export const storeModule = new URL('../../../src/LiveSessionActors.Client.Node/store.mjs', import.meta.url).href;
const limitMs = 60_000;

/** Runs a program that has `store` for a workspace: what it printed, and how it ended. One that hangs is ended. */
export function runProgram(cwd, source, { nodeOptions = [], env = {} } = {}) {
  const head = `import { createLiveSessionStore } from '${storeModule}';\nconst store = createLiveSessionStore();\n`;
  const program = spawn(process.execPath, [...nodeOptions, '--input-type=module', '-e', head + source], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve) => {
    const output = { out: '', complaints: '' };
    const limit = setTimeout(() => program.kill('SIGKILL'), limitMs);
    program.stdout.on('data', (chunk) => (output.out += chunk));
    program.stderr.on('data', (chunk) => (output.complaints += chunk));
    program.on('close', (exitCode, signal) => {
      clearTimeout(limit);
      resolve({ ...output, exitCode, signal });
    });
  });
}
