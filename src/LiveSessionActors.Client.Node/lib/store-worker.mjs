import { workerData } from 'node:worker_threads';
import { Answer, CallChannel, Flag, Worker, broken, refused } from './call-channel.mjs';

const lingerMs = 5;
const { port } = workerData;
const { flags, buffer } = new CallChannel(workerData.shared);
const links = new Map();
const loading = import('./daemon-link.mjs');
// What cannot be loaded is told to whoever calls: a thread that just ended would leave its caller waiting.
loading.catch(() => undefined);

port.on('message', (text) => {
  if (text !== null) serve(text);
  else if (Atomics.load(flags, Flag.Worker) === Worker.Called) takeCall();
});
process.on('uncaughtException', (error) => answerFailure(broken, error));

function takeCall() {
  Atomics.store(flags, Flag.Worker, Worker.Listening);
  serve(buffer.toString('utf8', 0, flags[Flag.Length]));
}

async function serve(text) {
  try {
    const { status, body } = await ask(text);
    answer(status, body);
  } catch (error) {
    answerFailure(refused, error);
  }
}

async function ask(text) {
  const { DaemonLink } = await loading;
  const headEnd = text.indexOf('\n');
  const { address, method, target, append } = JSON.parse(text.slice(0, headEnd));
  const body = method === 'POST' ? Buffer.from(text.slice(headEnd + 1)) : undefined;
  if (!links.has(address)) links.set(address, new DaemonLink(address));
  const link = links.get(address);
  return append ? link.append(target, body, append) : link.ask(method, target, body);
}

function answer(status, body) {
  flags[Flag.Status] = status;
  flags[Flag.Length] = body.length;
  const fits = body.length <= buffer.length;
  if (fits) body.copy(buffer);
  else port.postMessage(body.toString());
  Atomics.store(flags, Flag.Worker, Worker.Lingering);
  Atomics.store(flags, Flag.Answer, fits ? Answer.InBuffer : Answer.AtPort);
  Atomics.notify(flags, Flag.Answer);
  linger();
}

function answerFailure(kind, { code = 'client_failed', detail, hint, stack, status }) {
  answer(kind, Buffer.from(JSON.stringify({ code, detail: detail ?? stack, hint, status })));
}

/** A program that calls once often calls again at once: the next call finds this thread waiting for it. */
function linger() {
  Atomics.wait(flags, Flag.Worker, Worker.Lingering, lingerMs);
  if (Atomics.compareExchange(flags, Flag.Worker, Worker.Lingering, Worker.Listening) === Worker.Called) takeCall();
}
