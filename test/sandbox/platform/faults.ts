/** A fault, and the requests that it strikes. */
export interface Fault {
  kind: FaultKind;
  /** Only requests of this method. */
  method?: string;
  /** Only requests whose path (with query) matches this regular expression. */
  path?: string;
  /** How many requests it strikes; 1 if absent, `null` for all until it is cleared. */
  times?: number | null;
  /** How many matching requests pass first. */
  after?: number;
  /** Waits before anything else happens, in milliseconds; the only effect of `delay`. */
  delay_ms?: number;
  /** For `status` and `html`. */
  status?: number;
  /** The problem code of `status`. */
  code?: string;
  /** `Retry-After` of `status`: seconds, or an HTTP date as it stands. */
  retry_after?: number | string;
}

export type FaultKind =
  /** only slow */
  | 'delay'
  /** held back before any effect until faults are cleared; then handled as usual */
  | 'hold'
  /** a problem with this status instead of an answer */
  | 'status'
  /** the connection is cut before any effect */
  | 'drop'
  /** the request takes effect, and the connection is cut before the answer */
  | 'commit_then_drop'
  /** no effect and no answer */
  | 'hang'
  /** the request takes effect, and there is no answer */
  | 'commit_then_hang'
  /** a web page instead of JSON, as from a proxy or a sign-in page */
  | 'html'
  /** half of the JSON */
  | 'truncated'
  /** ten megabytes of JSON */
  | 'huge'
  /** an additional record on the page, which breaks the contract */
  | 'bad_record'
  /** the request takes effect; the first result, or the only one, has a number where its operation's id belongs */
  | 'bad_result'
  /** a state that no version of the contract knows */
  | 'unknown_state'
  /** 410 `cursor_expired` */
  | 'expired_cursor';

export interface FaultList {
  add(fault: Fault): void;
  /** The fault that strikes this request; counts it as used. */
  strike(method: string, pathAndQuery: string): Fault | null;
  all(): Fault[];
  clear(): void;
}

/** Makes the list of active faults; the first that matches a request strikes it. */
export function createFaultList(): FaultList {
  const faults: (Fault & { left: number | null; letPass: number })[] = [];
  return {
    add(fault) {
      if (fault.path !== undefined) new RegExp(fault.path);
      faults.push({
        ...fault,
        left: fault.times === undefined ? 1 : fault.times,
        letPass: fault.after ?? 0,
      });
    },
    strike(method, pathAndQuery) {
      for (const [at, fault] of faults.entries()) {
        if (fault.method !== undefined && fault.method !== method) continue;
        if (fault.path !== undefined && !new RegExp(fault.path).test(pathAndQuery)) continue;
        if (fault.letPass > 0) {
          fault.letPass -= 1;
          continue;
        }
        if (fault.left !== null) {
          fault.left -= 1;
          if (fault.left <= 0) faults.splice(at, 1);
        }
        return fault;
      }
      return null;
    },
    all: () => faults.map(({ left, letPass: _, ...fault }) => ({ ...fault, times: left })),
    clear: () => void faults.splice(0),
  };
}
