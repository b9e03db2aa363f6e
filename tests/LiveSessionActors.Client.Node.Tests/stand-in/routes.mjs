import { Changes } from './changes.mjs';
import { Refusal, Sessions, isEnded } from './sessions.mjs';
import { WorkQueue } from './work.mjs';

const changes = new Changes();
const queue = new WorkQueue();
const replied = new Map();
const started = Date.now();
let faults = {};
let appends = 0;

/** Answers one request. */
export async function routes(request, body, response) {
  const url = new URL(request.url, 'http://localhost');
  const call = { request, response, url, body, workspace: url.searchParams.get('workspace') ?? process.cwd() };
  const [, version, ...parts] = url.pathname.split('/').map(decodeURIComponent);
  if (version === 'control') return control(call);
  if (faults.stopping > 0 && parts[0] !== 'hello') {
    faults.stopping--;
    throw new Refusal(503, 'stopping', 'The daemon is stopping.');
  }
  const [first, second, third] = parts;
  switch (`${request.method} ${first}${parts.length > 1 ? '/' + parts.length : ''}`) {
    case 'GET hello':
      return answer(call, 200, hello(call));
    case 'GET health':
      return answer(call, 200, { status: 'green', workspaces: [], poisonedSessions: [] });
    case 'GET metrics':
      return answer(call, 200, '# TYPE live_sessions_up gauge\nlive_sessions_up 1\n', 'text/plain');
    case 'POST stop':
      return stop(call);
    case 'POST events':
      return append(call);
    case 'POST sessions/3':
      return append(call, second);
    case 'GET sessions':
      return list(call);
    case 'GET sessions/2':
      return get(call, second);
    case 'HEAD sessions/2':
      return head(call, second);
    case 'GET sessions/3':
      return journal(call, second);
    case 'POST archive':
      return archive(call);
    case 'POST migrate':
      return migrate(call);
    case 'GET watch':
      return watch(call);
    case 'GET work':
      return answer(call, 200, queue.list());
    case 'POST work/2':
      return nextWork(call);
    case 'POST work/3':
      return work(call, second, third);
    default:
      throw new Refusal(404, 'unknown_route', `There is no route ${request.method} ${url.pathname}.`);
  }
}

function hello({ workspace }) {
  return {
    name: 'stand-in',
    version: '0.0.0',
    pid: process.pid,
    protocol: faults.protocol ?? { min: 1, max: 1 },
    workspace,
    durability: 'os',
    uptimeMs: Date.now() - started,
  };
}

function append(call, session) {
  const given = JSON.parse(call.body);
  if (!given || typeof given !== 'object') throw new Refusal(400, 'event_object_required', 'event object required');
  const event = { ...given, id: given.id || session };
  if (!event.id) throw new Refusal(400, 'event_id_required', 'event id required');
  if (!event.type) throw new Refusal(400, 'event_type_required', 'event type required');
  if (faults.dropUnwritten > 0) {
    new Sessions(call.workspace).bringOver(event.id);
    return drop(call, 'dropUnwritten');
  }
  const { entry, snapshot } = written(call, event);
  return answerAppend(call, entry, snapshot);
}

function written(call, event) {
  const { headers } = call.request;
  const ifMatch = headers['if-match'] === undefined ? undefined : Number(headers['if-match'].replaceAll('"', ''));
  const ifExists = headers['live-session-expect'] === 'exists';
  const done = new Sessions(call.workspace).append(event, { key: headers['idempotency-key'], ifMatch, ifExists });
  appends++;
  changes.add(call.workspace, done.entry, done.snapshot);
  queue.wake();
  return done;
}

const notices = {
  acept: 'unknown_event_type; There is no event of type "acept"; did you mean "accept"?',
  agent_error: 'agent_error; The session notes that the agent failed.',
};

function answerAppend(call, { seq, type }, snapshot) {
  if (faults.dieAfterAppend) process.exit(1);
  if (faults.dropAnswers > 0) return drop(call, 'dropAnswers');
  call.response.setHeader('etag', `"${seq}"`);
  call.response.setHeader('live-session-durability', 'os');
  if (notices[type]) call.response.setHeader('live-session-notice', notices[type]);
  return answer(call, 200, snapshot);
}

function drop({ request }, fault) {
  faults[fault]--;
  request.socket.destroy();
}

function get(call, id) {
  const query = call.url.searchParams;
  const at = query.has('at') ? Number(query.get('at')) : Infinity;
  const sessions = new Sessions(call.workspace);
  if (at !== Infinity) refuseUnlessEntry(sessions, id, at);
  const snapshot = sessions.get(id, at);
  if (at === Infinity) call.response.setHeader('etag', `"${sessions.lastSeq(id)}"`);
  answer(call, 200, isEnded(snapshot) && query.get('includeCompleted') !== 'true' && at === Infinity ? null : snapshot);
}

function refuseUnlessEntry(sessions, id, at) {
  if (Number.isNaN(at)) throw new Refusal(400, 'invalid_parameter', 'at is no number.');
  refuseUnlessThere(sessions, id);
  if (!sessions.entries(id).some(({ seq }) => seq === at))
    throw new Refusal(404, 'entry_not_found', `Session ${id} has no entry ${at}.`);
}

function refuseUnlessThere(sessions, id) {
  if (!sessions.has(id)) throw new Refusal(404, 'session_not_found', `There is no session '${id}'.`);
}

function list(call) {
  const query = call.url.searchParams;
  const fields = query.get('fields')?.split(',');
  const pick = (snapshot) => (fields ? Object.fromEntries(fields.map((name) => [name, snapshot[name]])) : snapshot);
  answer(call, 200, new Sessions(call.workspace).list(query.get('includeCompleted') === 'true').map(pick));
}

function head(call, id) {
  const sessions = new Sessions(call.workspace);
  if (sessions.isArchived(id)) call.response.setHeader('live-session-archive', `.impeccable/live/archive/${id}.jsonl`);
  answer(call, sessions.has(id) ? 200 : 404, '');
}

function archive(call) {
  const { session, dryRun } = JSON.parse(call.body);
  const sessions = new Sessions(call.workspace);
  if (session && !isEnded(sessions.get(session)))
    throw new Refusal(409, 'not_archived', `Session ${session} is not over.`);
  const over = sessions.ids().filter((id) => (session ?? id) === id && isEnded(sessions.get(id)));
  if (!dryRun) over.forEach((id) => sessions.archive(id));
  answer(call, 200, { archived: over, kept: [], more: false });
}

function migrate(call) {
  const { session } = JSON.parse(call.body);
  const { copied, kept } = new Sessions(call.workspace).migrate(session);
  if (!call.request.headers.accept?.includes('text/event-stream')) {
    answer(call, 200, { copied, kept, more: false });
    return;
  }
  call.response.writeHead(200, { 'content-type': 'text/event-stream' });
  call.response.write(`event: progress\ndata: ${JSON.stringify({ done: 0, total: copied.length + kept.length })}\n\n`);
  call.response.end(`event: done\ndata: ${JSON.stringify({ copied, kept, more: false })}\n\n`);
}

function journal(call, id) {
  const from = Number(call.url.searchParams.get('from') ?? 0);
  const sessions = new Sessions(call.workspace);
  refuseUnlessThere(sessions, id);
  const lines = sessions.text(id).split('\n').slice(0, -1);
  const wanted = lines
    .filter((line) => JSON.parse(line).seq >= from)
    .map((line) => line + '\n')
    .join('');
  answer(call, 200, wanted, 'application/x-ndjson');
}

function watch({ request, response, url, workspace }) {
  changes.watch(response, {
    workspace,
    session: url.searchParams.get('session') ?? undefined,
    lastEventId: request.headers['last-event-id'],
    cutAfter: faults.cutWatchAfter,
    half: faults.cutWatchHalf,
  });
}

async function nextWork(call) {
  const work = await queue.next(new Sessions(call.workspace), JSON.parse(call.body));
  answer(call, work ? 200 : 204, work ?? '');
}

function work(call, subject, verb) {
  const given = call.body ? JSON.parse(call.body) : {};
  switch (verb) {
    case 'renew':
      return answer(call, 200, queue.renew(subject, given.leaseMs));
    case 'release':
      queue.release(subject);
      break;
    case 'revive':
      queue.revive(subject);
      break;
    case 'reply':
      return reply(call, subject, given);
    default:
      throw new Refusal(404, 'unknown_route', `There is no route for ${verb}.`);
  }
  return answer(call, 204, '');
}

function reply(call, id, event) {
  const key = call.request.headers['idempotency-key'];
  const repeated = key && replied.get(`${id} ${key}`);
  const session = repeated ?? queue.held(id).session;
  const { entry, snapshot } = written(call, { ...event, id: session });
  if (!repeated) queue.release(id);
  if (key) replied.set(`${id} ${key}`, session);
  answerAppend(call, entry, snapshot);
}

function stop(call) {
  answer(call, 202, '');
  setImmediate(() => process.exit(0));
}

function control(call) {
  const { bury, ...given } = call.body ? JSON.parse(call.body) : {};
  if (call.body) faults = given;
  if (bury) queue.bury(bury);
  answer(call, 200, { appends, pid: process.pid });
}

function answer({ response }, status, body, type = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.statusCode = status;
  if (text) response.setHeader('content-type', type);
  if (!faults.chunked) return response.end(text);
  const middle = text.length >> 1;
  response.write(text.slice(0, middle));
  return setTimeout(() => response.end(text.slice(middle)), 1);
}
