import { MessageChannel, SHARE_ENV, Worker as Thread, receiveMessageOnPort } from 'node:worker_threads';
import { Answer, CallChannel, Flag, Worker, broken } from './call-channel.mjs';
import { DaemonError } from './daemon-error.mjs';

const lastResortMs = 120_000;
let helper;

/**
 * Has the worker ask the daemon and blocks until it answered: `{ status, text }`. The worker starts with the first
 * call, serves every store of this thread and never keeps the process alive.
 */
export function callDaemon(request) {
  helper ??= new Helper();
  try {
    return helper.call(request);
  } catch (error) {
    helper.end();
    helper = undefined;
    throw error;
  }
}

class Helper {
  #channel = new CallChannel();
  #port;
  #thread;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#port.unref();
    this.#thread = new Thread(new URL('./store-worker.mjs', import.meta.url), {
      workerData: { shared: this.#channel.shared, port: port2 },
      transferList: [port2],
      env: SHARE_ENV,
      execArgv: [],
    });
    this.#thread.unref();
    this.#thread.on('error', () => this.#abandon());
    this.#thread.on('exit', () => this.#abandon());
  }

  call({ body = '', ...request }) {
    const { flags, buffer } = this.#channel;
    const text = JSON.stringify(request) + '\n' + body;
    const fits = text.length * 3 <= buffer.length;
    if (fits) flags[Flag.Length] = buffer.write(text);
    this.#wake(fits ? null : text);
    if (Atomics.wait(flags, Flag.Answer, Answer.None, lastResortMs) === 'timed-out') throw unresponsive();
    const [status, answer] = [flags[Flag.Status], this.#answer()];
    if (status === broken) throw new DaemonError(JSON.parse(answer));
    return { status, text: answer };
  }

  end() {
    this.#thread.terminate();
  }

  #wake(message) {
    const { flags } = this.#channel;
    flags[Flag.Answer] = Answer.None;
    const was = Atomics.exchange(flags, Flag.Worker, message === null ? Worker.Called : Worker.Listening);
    if (message !== null || was !== Worker.Lingering) this.#port.postMessage(message);
    if (was === Worker.Lingering) Atomics.notify(flags, Flag.Worker);
  }

  #answer() {
    const { flags, buffer } = this.#channel;
    if (flags[Flag.Answer] === Answer.AtPort) return receiveMessageOnPort(this.#port).message;
    return buffer.toString('utf8', 0, flags[Flag.Length]);
  }

  #abandon() {
    if (helper === this) helper = undefined;
  }
}

function unresponsive() {
  return new DaemonError({
    code: 'timeout',
    detail: `The daemon gave no answer within ${lastResortMs / 1000} seconds.`,
    hint: `Look at it with 'live-sessions doctor'.`,
  });
}
