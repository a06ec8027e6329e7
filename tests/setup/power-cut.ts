/** What a process did to files and said on standard output, in order, as `strace -f -y -xx` wrote it down. */
export type Effect =
  | { kind: 'write'; file: string; at: number; bytes: Buffer }
  | { kind: 'truncate'; file: string; size: number }
  | { kind: 'sync'; file: string }
  | { kind: 'said'; text: string }

/** For `strace`: the calls that `readTrace` understands, with all their bytes. */
export const traceOptions = ['-f', '-qq', '-y', '-xx', '-s', '1048576', '-e', 'trace=write,pwrite64,ftruncate,fsync,fdatasync']

/** The effects of the process's first thread, which is the one that SQLite and standard output belong to. */
export function readTrace(trace: string): Effect[] {
  const lines = trace.split('\n')
  const first = lines[0]!.split(' ', 1)[0]!
  const effects: Effect[] = []
  let begun = ''
  for (const line of lines) {
    if (!line.startsWith(`${first} `)) continue
    let call = line.slice(first.length).trim()
    if (call.endsWith('<unfinished ...>')) {
      begun = call.slice(0, -'<unfinished ...>'.length)
      continue
    }
    if (call.startsWith('<...')) call = begun + call.replace(/^<\.\.\. \w+ resumed>/, '')
    const effect = effectOf(call)
    if (effect) effects.push(effect)
  }
  return effects
}

function effectOf(call: string): Effect | undefined {
  const [, name, descriptor, place, rest, answer] = /^(\w+)\((\d+)<([^>]*)>(.*)\)\s+= (-?\d+)/.exec(call) ?? []
  if (!name || !place || Number(answer) < 0) return undefined
  const file = place.includes('\\x') ? bytesOf(place).toString() : place
  if (name === 'fsync' || name === 'fdatasync') return { kind: 'sync', file }
  if (name === 'ftruncate') return { kind: 'truncate', file, size: Number(/, (\d+)/.exec(rest!)![1]) }
  const written = bytesOf(/"([^"]*)"/.exec(rest!)![1]!).subarray(0, Number(answer))
  if (name === 'write') return descriptor === '1' ? { kind: 'said', text: written.toString() } : undefined
  return { kind: 'write', file, at: Number(/, \d+, (\d+)$/.exec(rest!)![1]), bytes: written }
}

const bytesOf = (hexadecimal: string): Buffer => Buffer.from(hexadecimal.replaceAll('\\x', ''), 'hex')

const sector = 512

/**
 * What the disk holds after the power went at `cut` (an index into the effects): all that was synced, and of what was not, whatever
 * `chance` (0–1) lets through, sector by sector. That a file exists counts as kept.
 */
export function afterCut(files: ReadonlyMap<string, Buffer>, effects: readonly Effect[], cut: number, chance: () => number) {
  const disk = new Map<string, Buffer>()
  for (const [file, before] of files) {
    const own = effects.slice(0, cut).filter((effect) => effect.kind !== 'said' && effect.file === file)
    const synced = own.findLastIndex(({ kind }) => kind === 'sync')
    const ends = own.map((effect) => (effect.kind === 'write' ? effect.at + effect.bytes.length : 0))
    const bytes = Buffer.alloc(Math.max(before.length, ...ends))
    let size = before.copy(bytes)
    own.forEach((effect, index) => {
      const isKept = () => index <= synced || chance() < 0.5
      if (effect.kind === 'truncate' && isKept()) {
        bytes.fill(0, effect.size)
        size = effect.size
      }
      if (effect.kind !== 'write') return
      for (let at = 0; at < effect.bytes.length; at += sector) {
        if (!isKept()) continue
        const copied = effect.bytes.copy(bytes, effect.at + at, at, at + sector)
        size = Math.max(size, effect.at + at + copied)
      }
    })
    disk.set(file, bytes.subarray(0, size))
  }
  return disk
}
