import { fieldReason, reasonOf } from "../language/refusals";
import type { Problem } from "./client";

/** A refusal by the server (RFC 9457), in the reader's words; or `code: "offline"` with status 0 when it could not be reached. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Record<string, string>;
  readonly conflicts: NonNullable<Problem["conflicts"]>;
  /** Of a conflict: the version that both values are to be judged upon. */
  readonly version: number | undefined;
  /** Of a refused query: where it does not parse, counted from 0, and why. */
  readonly position: number | undefined;
  readonly reason: string | undefined;

  constructor(
    problem: Partial<Problem> & { position?: number; reason?: string; version?: number },
    status: number,
  ) {
    super(reasonOf(problem, status));
    this.name = "Refusal";
    this.status = status;
    this.code = problem.code ?? (status === 0 ? "offline" : "unknown");
    this.fields = Object.fromEntries(
      (problem.errors ?? []).map(({ field, message }) => [field, fieldReason(message)]),
    );
    this.conflicts = problem.conflicts ?? [];
    this.version = problem.version;
    this.position = problem.position;
    this.reason = problem.reason;
  }
}

export function isRefusal(error: unknown, code?: string): error is Refusal {
  return error instanceof Refusal && (code === undefined || error.code === code);
}
