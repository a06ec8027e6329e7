import { createWriteStream, type Dirent } from 'node:fs'
import { mkdir, open, opendir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** How many files, and how many bytes they have together. */
export interface Count {
  files: number
  bytes: number
}

const safe = /^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/

/**
 * All files below a directory as one stream: of each its path and length (JSON, behind the length of that as four bytes), then its bytes; four
 * zero bytes at the end. Uploaded files never change, so they are read as they lie; one that was removed meanwhile is left out.
 */
export async function* packFiles(directory: string, count: Count): AsyncGenerator<Buffer> {
  for await (const path of filesBelow(directory)) {
    const file = await open(path).catch(unlessGone)
    if (!file) continue
    try {
      const { size } = await file.stat()
      const head = Buffer.from(JSON.stringify({ path: relative(directory, path).replaceAll('\\', '/'), bytes: size }))
      yield Buffer.concat([lengthOf(head.length), head])
      let left = size
      while (left > 0) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(left, 256 * 1024)))
        if (bytesRead === 0) throw new Error(`${path} became shorter while it was copied`)
        yield buffer.subarray(0, bytesRead)
        left -= bytesRead
      }
      count.files++
      count.bytes += size
    } finally {
      await file.close()
    }
  }
  yield lengthOf(0)
}

/** Writes what `packFiles` packed below a directory. Overwrites nothing, and nothing can lead out of the directory. */
export async function unpackFiles(source: AsyncIterable<Buffer>, directory: string): Promise<Count> {
  const count = { files: 0, bytes: 0 }
  const read = reader(source)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  for (;;) {
    const length = (await read.exactly(4)).readUInt32BE()
    if (length === 0) break
    if (length > 4096) throw new Error('the archive of files is damaged')
    const { path, bytes } = JSON.parse((await read.exactly(length)).toString()) as { path: string; bytes: number }
    if (!safe.test(path) || !Number.isSafeInteger(bytes) || bytes < 0) throw new Error('the archive of files is damaged')
    const to = join(directory, path)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await pipeline(Readable.from(read.upTo(bytes)), createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true }))
    count.files++
    count.bytes += bytes
  }
  return count
}

const lengthOf = (length: number): Buffer => {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(length)
  return four
}

async function* filesBelow(directory: string): AsyncGenerator<string> {
  const entries = await opendir(directory).catch(unlessGone)
  if (!entries) return
  for await (const entry of entries as AsyncIterable<Dirent>) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (entry.isFile()) yield path
  }
}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** Reads a stream by lengths of our choosing. */
function reader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  async function* upTo(length: number): AsyncGenerator<Buffer> {
    let left = length
    while (left > 0) {
      if (held.length === 0) {
        const { value, done } = await chunks.next()
        if (done) throw new Error('the archive of files ends too early')
        held = value
      }
      const piece = held.subarray(0, left)
      held = held.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
  return {
    upTo,
    async exactly(length: number): Promise<Buffer> {
      const pieces: Buffer[] = []
      for await (const piece of upTo(length)) pieces.push(piece)
      return Buffer.concat(pieces)
    },
  }
}
