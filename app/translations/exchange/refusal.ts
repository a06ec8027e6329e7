/** Why a file was refused: keys under `translations:exchange.fault`, with the line that it is about. */
export type FaultReason =
  | 'malformed'
  | 'encoding'
  | 'entities'
  | 'tooDeep'
  | 'tooLarge'
  | 'tooMany'
  | 'tooLong'
  | 'otherFormat'
  | 'language'
  | 'duplicate'
  | 'otherTask'
  | 'empty'

export interface Fault {
  reason: FaultReason
  /** From 1. */
  line: number
}

/** Thrown inside the reader, where a stream has to be left; `refusable` turns it into an answer. */
export class Refusal extends Error {
  constructor(
    readonly reason: FaultReason,
    readonly line: number,
  ) {
    super(`${reason} at line ${line}`)
  }
}

/** Runs a reading; a refusal is its answer, any other error stays one. */
export async function refusable<T>(reading: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; fault: Fault }> {
  try {
    return { ok: true, value: await reading() }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, fault: { reason: error.reason, line: error.line } }
    throw error
  }
}

/** What one file may cost us; a file beyond is refused, not cut. */
export const bounds = {
  depth: 64,
  attributes: 64,
  /** UTF-16 units of one text or one attribute. */
  longest: 100_000,
  /** Elements inside one entry. */
  nodes: 5_000,
}

export type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>
