/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** An event as it is appended: `type` is needed, and `id` where the call does not name the session. */
export interface LiveSessionEvent {
  id?: string;
  type: string;
  [field: string]: unknown;
}

/** A session as its journal makes it. Fields that events set hold whatever the event had. */
export interface LiveSessionSnapshot {
  id: string;
  phase: string;
  pageUrl: string | null;
  sourceFile: string | null;
  expectedVariants: number;
  arrivedVariants: number;
  visibleVariant: number | null;
  paramValues: Record<string, Json>;
  pendingEventSeq: number | null;
  pendingEvent: LiveSessionEvent | null;
  deliveryLease: Json;
  checkpointRevision: number;
  activeOwner: string | null;
  sourceMarkers: Record<string, Json>;
  fallbackMode: Json;
  annotationArtifacts: { type: string; path: string }[];
  diagnostics: { error: string; [field: string]: Json }[];
  updatedAt: string | null;
}

/** Where and how to connect. */
export interface ConnectOptions {
  /** The project's directory; the one that the current directory belongs to when not given. */
  workspace?: string;
  /** The daemon's address; LIVE_SESSIONS_PIPE or this user's own when not given. */
  pipe?: string;
  /** Whether a daemon is started when none listens; true when not given. */
  start?: boolean;
  /** Gives connecting up. */
  signal?: AbortSignal;
}

/** Every call can be given up, and is after 30 seconds without an answer (`timeout`). */
export interface CallOptions {
  /** Gives the call up, which then throws the signal's reason; what the daemon has begun it finishes. */
  signal?: AbortSignal;
}

export interface GetOptions extends CallOptions {
  /** Gives completed and discarded sessions too, instead of null; false when not given. */
  includeCompleted?: boolean;
}

export interface ListOptions extends GetOptions {
  /** Only these fields of each snapshot; all when not given. */
  fields?: (keyof LiveSessionSnapshot)[];
}

export interface JournalOptions extends CallOptions {
  /** Begins with the first entry that has this `seq` or a higher one; with the first line when not given. */
  from?: number;
}

export interface AppendOptions extends CallOptions {
  /** At most 128 of `A-Za-z0-9_-`. One key and event are written once, so a lost answer is asked for again. */
  idempotencyKey?: string;
  /** Refuses with `sequence_mismatch` unless this is the session's last sequence number, 0 for one without entries. */
  expectedSeq?: number;
  /** Refuses with `session_not_found` unless the session has a journal, so that a mistaken id begins no new one. */
  ifExists?: boolean;
}

export interface ArchiveOptions extends CallOptions {
  /** Only this session; else all that are over. */
  session?: string;
  /** Milliseconds since their last entry, at least; 0 when not given. */
  olderThanMs?: number;
  /** Only says what would be done; false when not given. */
  dryRun?: boolean;
}

/** What was archived, what is over and stays all the same, and whether there was no time for all. */
export interface ArchivedSessions {
  archived: string[];
  kept: { id: string; reason: string; detail: string }[];
  more: boolean;
}

export interface MigrateOptions extends CallOptions {
  /** Only the legacy journal of this session; else all. */
  session?: string;
  /** Hears now and then how many of how many legacy journals have been looked at. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** Which legacy journals were copied, and which were not: the session is the file's name where that is no id. */
export interface MigratedJournals {
  copied: string[];
  kept: { session: string; reason: 'already_there' | 'unreadable' | 'not_a_session' | 'failed'; detail: string }[];
  more: boolean;
}

/** What an append did. */
export interface AppendReceipt {
  /** The number of the entry in the session's journal. */
  seq: number;
  /** What was done before answering. */
  durability: 'fsync' | 'os';
  snapshot: LiveSessionSnapshot;
  /** Why the event may be a mistake: it added a diagnostic, or began a session with another type than `generate`. */
  notice?: AppendNotice;
}

/** Why an event that is in the journal may be a mistake. */
export interface AppendNotice {
  /** The `error` of the diagnostic, and `new_session`. */
  codes: string[];
  /** The same for people. */
  sentence: string;
}

/** A session as it stands, be it over or not. */
export interface CurrentSession {
  snapshot: LiveSessionSnapshot;
  /** Its last sequence number, 0 without entries: the `expectedSeq` of an append that is to come right behind this. */
  lastSeq: number;
}

/** What is watched; without a `signal`, until the loop is left. */
export interface WatchOptions extends CallOptions {
  /** Only this session; all of the workspace when not given. */
  session?: string;
  /** Continues behind this cursor, which an earlier watch told; begins with what comes from now on when not given. */
  lastEventId?: string;
}

/** What a watch tells: an entry, that the past has been told, or that the cursor is unknown and what there is now. */
export type WatchEvent =
  | {
      type: 'appended';
      cursor: string;
      /** `seq` and `type` are null for a line that cannot be read. */
      data: { id: string; seq: number | null; type: string | null; phase: string; snapshot: LiveSessionSnapshot };
    }
  | { type: 'caught_up'; cursor: string | undefined; data: { cursor?: string; durable?: boolean } }
  | { type: 'reset'; cursor: string | undefined; data: { reason: string; [field: string]: Json } };

/** The right to answer a piece of work, for a while. */
export interface WorkLease {
  id: string;
  session: string;
  /** The number of the entry that the session waits on. */
  seq: number;
  /** When others may have the work, as an ISO 8601 time. */
  expiresAt: string;
  /** How often the work was handed out by now, from 1. */
  attempt: number;
}

export interface WorkItem {
  lease: WorkLease;
  event: LiveSessionEvent;
}

export interface NextWorkOptions extends CallOptions {
  /** The name of who asks, for others to read. */
  worker?: string;
  /** Milliseconds to wait for work, 0 to 300,000 (`live-sessions.work.wait-max`); 30,000 when not given. */
  waitMs?: number;
  /**
   * Milliseconds that the lease holds, at most 900,000 (`live-sessions.work.lease-max`); 30,000 when not given
   * (`live-sessions.work.lease-default`).
   */
  leaseMs?: number;
  /** Only events of these types, such as `accept`; all when not given. */
  types?: string[];
}

export interface RenewOptions extends CallOptions {
  /** Milliseconds that the lease holds from now on; limits and default as for {@link NextWorkOptions}. */
  leaseMs?: number;
}

/** Work: events that wait for an agent, each given to one at a time under a lease that runs out. */
export interface Work {
  /** Null when none came in time. */
  next(options?: NextWorkOptions): Promise<WorkItem | null>;
  /** Keeps the work for longer; throws `lease_gone` when it is another's, or over. */
  renew(lease: WorkLease | string, options?: RenewOptions): Promise<WorkLease>;
  /** Appends the event that closes the work; resolves to the new snapshot, or to the whole receipt. */
  reply(
    lease: WorkLease | string,
    event: LiveSessionEvent,
    options: AppendOptions & { receipt: true },
  ): Promise<AppendReceipt>;
  reply(lease: WorkLease | string, event: LiveSessionEvent, options?: AppendOptions): Promise<LiveSessionSnapshot>;
  /** Gives the work back at once. */
  release(lease: WorkLease | string, options?: CallOptions): Promise<void>;
  /** What waits, what is leased and what is dead-lettered. */
  list(options?: CallOptions): Promise<Json>;
  /** Puts a session's dead-lettered work back into the queue. */
  revive(session: string, options?: CallOptions): Promise<void>;
}

export interface Hello {
  name: string;
  version: string;
  pid: number;
  protocol: { min: number; max: number };
  /** The workspace of requests that name none; null when such are refused. */
  workspace: string | null;
  durability: 'fsync' | 'os';
  /** Milliseconds since it started. */
  uptimeMs: number;
}

export interface Health {
  status: string;
  workspaces: Json[];
  poisonedSessions: Json[];
  /** Each health check by its name: `ok` or `failing`. */
  checks: Record<string, string>;
}

/** A method for each route of the daemon's bridge, about one workspace. Refusals are thrown as {@link DaemonError}. */
export class LiveSessionClient {
  private constructor();
  /** The daemon's address. */
  readonly pipe: string;
  readonly work: Work;
  hello(options?: CallOptions): Promise<Hello>;
  /** Resolves also when the daemon is not well: `status` says it. */
  health(options?: CallOptions): Promise<Health>;
  /** Appends an event that names its session; resolves to the new snapshot, or to the whole receipt. */
  append(event: LiveSessionEvent, options: AppendOptions & { receipt: true }): Promise<AppendReceipt>;
  append(event: LiveSessionEvent, options?: AppendOptions): Promise<LiveSessionSnapshot>;
  /** Appends an event to the session `id`, unless the event names another. */
  appendTo(id: string, event: LiveSessionEvent, options: AppendOptions & { receipt: true }): Promise<AppendReceipt>;
  appendTo(id: string, event: LiveSessionEvent, options?: AppendOptions): Promise<LiveSessionSnapshot>;
  /** The session, or null when it is completed or discarded; the base snapshot when it is unknown. */
  get(id: string, options: GetOptions & { includeCompleted: true }): Promise<LiveSessionSnapshot>;
  get(id: string, options?: GetOptions): Promise<LiveSessionSnapshot | null>;
  /** The session, be it over or not, with the sequence number that its next append may expect. */
  current(id: string, options?: CallOptions): Promise<CurrentSession>;
  /** Whether the session has a journal. */
  has(id: string, options?: CallOptions): Promise<boolean>;
  /** The active sessions by id, or all. */
  list(options: ListOptions & { fields: (keyof LiveSessionSnapshot)[] }): Promise<Partial<LiveSessionSnapshot>[]>;
  list(options?: ListOptions): Promise<LiveSessionSnapshot[]>;
  /** Moves the journals of sessions that are over into the workspace's archive; throws when the single one stays. */
  archive(options?: ArchiveOptions): Promise<ArchivedSessions>;
  /** Copies the journals of the legacy directory to where sessions are written; at any time, and again. */
  migrate(options?: MigrateOptions): Promise<MigratedJournals>;
  /** Where in the workspace the journal of an archived session is; undefined when the session is not archived. */
  archivedAt(id: string, options?: CallOptions): Promise<string | undefined>;
  /** The journal's lines as they are, unreadable ones included. */
  journal(id: string, options?: JournalOptions): AsyncGenerator<string, void, void>;
  /** The session as it stood after the entry `seq`. */
  at(id: string, seq: number, options?: CallOptions): Promise<LiveSessionSnapshot>;
  /**
   * What changes, until it is left or its signal aborts. After a disconnect it continues without gap or repeat; a
   * daemon that was stopped is waited for, not started.
   */
  watch(options?: WatchOptions): AsyncGenerator<WatchEvent, never, void>;
  /** Prometheus text. */
  metrics(options?: CallOptions): Promise<string>;
  /** Ends the daemon after it finished what it has in hand. */
  stop(options?: CallOptions): Promise<void>;
  /** Ends what is under way with the code `closed` and lets go of the connections. */
  close(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Connects to the daemon, which is started when it does not run. */
export function connect(options?: ConnectOptions): Promise<LiveSessionClient>;

/** The workspace that a directory belongs to, found upwards; that of the current directory when not given. */
export function workspaceRoot(directory?: string): string;

/** Where this user's daemon listens, or what an address that was given means. */
export function bridgeAddress(pipe?: string, env?: Record<string, string | undefined>): string;

/** What the daemon refused, or why it could not be asked. */
export class DaemonError extends Error {
  /** What happened, for programs: `workspace_not_found`, `daemon_not_found`, … */
  readonly code: string;
  /** The HTTP status, or 0 when there was no answer. */
  readonly status: number;
  /** What happened, in a sentence. */
  readonly detail: string;
  /** What to do about it, where there is something to do. */
  readonly hint?: string;
  /** The session's last sequence number, when another was expected. */
  readonly lastSeq?: number;
}
