import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'

const megabytes = (bytes: number) => Math.floor(bytes / 1024 ** 2)

/** Why we cannot write into a directory, which is made if need be, or had better not begin to; undefined when all is well. Begins with a verb. */
export function unusableDirectory(directory: string, leastFreeBytes: number): string | undefined {
  try {
    makeDirectory(directory)
    accessSync(directory, constants.W_OK | constants.X_OK)
  } catch (error) {
    return `names a directory that cannot be written (${directory}: ${(error as NodeJS.ErrnoException).code}); give it to the user that the server runs as, or name another`
  }
  const { bavail, bsize } = statfsSync(directory)
  const free = bavail * bsize
  if (free >= leastFreeBytes) return undefined
  return `names a directory with ${megabytes(free)} MB free (${directory}), and ${megabytes(leastFreeBytes)} MB are asked for: make room, name a directory on a larger disk, or say with MIN_FREE_MB how much is enough for you`
}

/** Level by level: below a file system of the kernel's (`/proc`) Node's own recursive way tries for ever. */
function makeDirectory(path: string) {
  if (existsSync(path)) return
  makeDirectory(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}
