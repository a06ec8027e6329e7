import { type Bytes, Refusal } from './refusal'

const slice = 16 * 1024

/**
 * UTF-8 as text, bit by bit, so that a long file leaves the event loop to others between its slices. `line` says how far the
 * reader is. Throws `Refusal` for what is no UTF-8 or too much of it.
 */
export async function* textIn(chunks: Bytes, mostBytes: number, line: () => number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (part?: Uint8Array): string => {
    try {
      return part ? decoder.decode(part, { stream: true }) : decoder.decode()
    } catch {
      const before = new TextDecoder().decode(part).split('\ufffd', 1)[0]!
      throw new Refusal('encoding', line() + (before.match(/\n/g)?.length ?? 0))
    }
  }
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new Refusal('tooLarge', line())
    for (let at = 0; at < chunk.length; at += slice) {
      yield decoded(chunk.subarray(at, at + slice))
      if (at + slice < chunk.length) await new Promise(setImmediate)
    }
  }
  if (bytes === 0) throw new Refusal('empty', 1)
  yield decoded()
}
