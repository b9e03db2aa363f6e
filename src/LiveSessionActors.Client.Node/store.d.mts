import type { LiveSessionEvent, LiveSessionSnapshot } from './index.mjs';

export { DaemonError } from './index.mjs';
export type { LiveSessionEvent, LiveSessionSnapshot } from './index.mjs';

export interface LiveSessionStoreOptions {
  /** The project's directory; the current one when not given. */
  cwd?: string;
  /** The session of events and calls that name none. */
  sessionId?: string;
}

/** Live sessions, synchronously: what a call did is on disk when it returns, and what others appended is seen. */
export interface LiveSessionStore {
  /** `.impeccable/live/sessions` in the project. */
  readonly rootDir: string;
  /** `.impeccable-live/sessions` in the project, which is only read. */
  readonly legacyRootDir: string;
  /** Appends an event, with `ifExists` only to a session that has a journal; the new snapshot. */
  appendEvent(event: LiveSessionEvent, options?: { ifExists?: boolean }): LiveSessionSnapshot;
  /** The session, or null when it is completed or discarded; the base snapshot when it is unknown. */
  getSnapshot(id?: string, options?: { includeCompleted?: boolean }): LiveSessionSnapshot | null;
  /** The sessions that are neither completed nor discarded, by id. */
  listActiveSessions(): LiveSessionSnapshot[];
  /** Whether the session has a journal. */
  has(id?: string): boolean;
  /** Brings the session's snapshot file up to date with its journal. */
  flush(id?: string): void;
}

export function createLiveSessionStore(options?: LiveSessionStoreOptions): LiveSessionStore;
export default createLiveSessionStore;
