import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FileStorage } from '@remix-run/file-storage'
import { createFsFileStorage } from '@remix-run/file-storage/fs'
import { type FileUpload, MaxFileSizeExceededError, MaxFilesExceededError, parseFormData } from '@remix-run/form-data-parser'
import { data } from 'react-router'
import { databaseNow, days, plusMs } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { isOutage } from '#db/portable'
import type { FileTable } from '#db/schema'
import { bucketStorage } from './bucket.server'
import { config } from './config.server'
import { withoutNul } from './forms.server'
import { newId } from './ids'
import { cancelJobs, enqueue, type JobHandlers } from './jobs.server'
import { parseName } from './text'
import { largestFile, largestUpload, mostFiles } from './upload-limits'

/** What may be stored, by extension. `sniffed` is what the bytes must be; `text` must be readable text; `cad` has a beginning of its own. */
const allowed: Record<string, { mediaType: string; sniffed?: string[]; text?: true; cad?: RegExp }> = {
  pdf: { mediaType: 'application/pdf', sniffed: ['pdf'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', sniffed: ['docx'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', sniffed: ['xlsx'] },
  pptx: { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', sniffed: ['pptx'] },
  png: { mediaType: 'image/png', sniffed: ['png'] },
  jpg: { mediaType: 'image/jpeg', sniffed: ['jpg'] },
  jpeg: { mediaType: 'image/jpeg', sniffed: ['jpg'] },
  webp: { mediaType: 'image/webp', sniffed: ['webp'] },
  txt: { mediaType: 'text/plain', text: true },
  csv: { mediaType: 'text/csv', text: true },
  // Drawings: AutoCAD's version mark, ISO 10303-21, a DXF section or its binary mark.
  dwg: { mediaType: 'image/vnd.dwg', cad: /^AC10\d\d/ },
  dxf: { mediaType: 'image/vnd.dxf', cad: /^(\s*(999[\s\S]*?\n\s*)?0\s+SECTION|AutoCAD Binary DXF)/ },
  step: { mediaType: 'model/step', cad: /^\s*ISO-10303-21/ },
  stp: { mediaType: 'model/step', cad: /^\s*ISO-10303-21/ },
}

/** For the `accept` attribute of a file field. */
export const acceptedFiles = Object.keys(allowed)
  .map((extension) => `.${extension}`)
  .join(',')

export interface StoredFile {
  storageKey: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
}

export type FileRefusal = 'tooLarge' | 'tooMany' | 'kind' | 'name' | 'empty'

export interface Upload {
  form: FormData
  files: StoredFile[]
  /** What was not taken, and why. */
  refused: { name: string; reason: FileRefusal }[]
}

let kept: FileStorage | undefined

/** Disk under the data directory, or an S3-compatible service when one is configured. */
export function fileStorage(): FileStorage {
  kept ??= config.s3 ? bucketStorage(config.s3) : createFsFileStorage(join(config.dataDir, 'files'))
  return kept
}

/**
 * Reads a multipart form. Each file is judged as it arrives, one at a time in memory (at most 20 MB), and stored under a random key; the
 * caller writes its row, or gives the keys back with `discard`. A form that is no form at all is 400.
 */
export async function readUpload(db: Db, request: Request, storage: FileStorage = fileStorage()): Promise<Upload> {
  const files: StoredFile[] = []
  const refused: Upload['refused'] = []
  try {
    const form = await parseFormData(
      request,
      { maxFiles: mostFiles, maxFileSize: largestFile, maxTotalSize: largestUpload, maxParts: 200 },
      async (upload) => {
        // An empty file field still sends a part.
        if (upload.name === '' || upload.name === 'file-upload') return null
        const judged = await judge(upload)
        if (!judged.ok) refused.push({ name: shown(upload.name), reason: judged.reason })
        else files.push(await keep(db, storage, judged))
        return null
      },
    )
    return { form: withoutNul(form), files, refused }
  } catch (error) {
    await discard(files, storage)
    const reason = error instanceof MaxFilesExceededError ? 'tooMany' : error instanceof MaxFileSizeExceededError ? 'tooLarge' : null
    if (isOutage(error)) throw error
    if (!reason) throw data({ code: 'badForm' }, { status: 400 })
    return { form: new FormData(), files: [], refused: [{ name: '', reason }] }
  }
}

/** The SHA-256 of the one file of a form, which is forgotten at once; null when there is none or it is larger than `most` bytes. */
export async function hashOfUpload(request: Request, most: number): Promise<string | null> {
  let hash: string | null = null
  try {
    await parseFormData(request, { maxFiles: 1, maxFileSize: most, maxParts: 20 }, async (upload) => {
      const bytes = new Uint8Array(await upload.arrayBuffer())
      if (bytes.length > 0) hash = createHash('sha256').update(bytes).digest('hex')
      return null
    })
    return hash
  } catch (error) {
    if (error instanceof MaxFilesExceededError || error instanceof MaxFileSizeExceededError) return null
    throw data({ code: 'badForm' }, { status: 400 })
  }
}

type Judged = { ok: true; name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> } | { ok: false; reason: FileRefusal }

async function judge(upload: FileUpload): Promise<Judged> {
  // Browsers send a bare name; whatever sends a path means its last part.
  const named = parseName(upload.name.replace(/^.*[/\\]/, ''), 120)
  if (!named.ok) return { ok: false, reason: 'name' }
  const bytes = new Uint8Array(await upload.arrayBuffer())
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(named.value)?.[1]?.toLowerCase() ?? ''
  const kind = Object.hasOwn(allowed, extension) ? allowed[extension] : undefined
  if (!kind || !(await isWhatItSays(bytes, kind))) return { ok: false, reason: 'kind' }
  return { ok: true, name: named.value, mediaType: kind.mediaType, bytes }
}

async function isWhatItSays(bytes: Uint8Array, kind: NonNullable<(typeof allowed)[string]>): Promise<boolean> {
  if (kind.cad) return kind.cad.test(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))
  const sniffed = await import('file-type').then(({ fileTypeFromBuffer }) => fileTypeFromBuffer(bytes)).catch(() => undefined)
  if (kind.sniffed) return sniffed !== undefined && kind.sniffed.includes(sniffed.ext)
  return sniffed === undefined && isText(bytes)
}

/** Readable text: no NUL, and either UTF-8 or the Chinese encodings that Excel writes. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return true
    } catch {
      return false
    }
  })
}

async function keep(db: Db, storage: FileStorage, { name, mediaType, bytes }: Extract<Judged, { ok: true }>): Promise<StoredFile> {
  const storageKey = await store(db, storage, new File([bytes], 'file', { type: mediaType }))
  return { storageKey, name, mediaType, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** How long bytes wait for the row that names them: longer than any deed takes. */
const unclaimedMs = days(1)
const unclaimed = (storageKey: string) => `unclaimed:${storageKey}`

/**
 * Stores bytes under a random key. That they go again is written down before they come: whatever happens between here and the row that names them, an outage or
 * a process that dies, leaves nothing for ever.
 */
export async function store(db: Db, storage: FileStorage, file: File): Promise<string> {
  const storageKey = randomUUID()
  await inTransaction(db, async (tx) => {
    const runAt = plusMs(await databaseNow(tx), unclaimedMs)
    await enqueue(tx, 'removeStoredFile', { storageKey }, { runAt, uniqueKey: unclaimed(storageKey) })
  })
  await storage.set(storageKey, file)
  return storageKey
}

/** Lets stored bytes stay, in the transaction that writes the row that names them. */
export const claim = (tx: Tx, storageKey: string) => cancelJobs(tx, unclaimed(storageKey))

/** Takes back at once what was stored for a deed that was then refused. */
export async function discard(files: readonly StoredFile[], storage: FileStorage = fileStorage()): Promise<void> {
  for (const { storageKey } of files) await storage.remove(storageKey)
}

interface Owned {
  ownerKind: FileTable['ownerKind']
  ownerId: string
  uploadedBy: string
}

/** Writes the row of a stored file, in the transaction of the deed. Answers its id. */
export async function addFile(tx: Tx, file: StoredFile, owner: Owned): Promise<string> {
  const id = newId()
  await tx
    .insertInto('file')
    .values({ ...file, ...owner, id, isSealed: 0, createdAt: await databaseNow(tx) })
    .execute()
  await claim(tx, file.storageKey)
  return id
}

/** Removes a file's row now and its bytes after the commit. */
export async function dropFile(tx: Tx, fileId: string): Promise<void> {
  const file = await tx.deleteFrom('file').where('id', '=', fileId).returning('storageKey').executeTakeFirst()
  if (file) await enqueue(tx, 'removeStoredFile', { storageKey: file.storageKey })
}

/** Bytes outlive their row until here: a transaction that rolls back keeps both. */
export const fileJobs: JobHandlers = {
  removeStoredFile: async (_db: Db, { payload }) => {
    await fileStorage().remove(String(payload.storageKey))
  },
}

/** The file as a download that no browser opens in our name. */
export async function downloadOf(
  file: Pick<FileTable, 'storageKey' | 'name' | 'mediaType' | 'bytes'>,
  storage: FileStorage = fileStorage(),
): Promise<Response> {
  const stored = await storage.get(file.storageKey)
  if (!stored) throw data({ code: 'notFound' }, { status: 404 })
  return new Response(stored.stream(), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.bytes),
      'Content-Disposition': attachment(file.name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}

/** RFC 6266 with RFC 8187's encoding, and a plain name for what reads neither. */
export function attachment(name: string): string {
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(name) ?? []
  const plain = `${stem.replace(/[^\w-]+/g, '_').replace(/^_+|_+$/g, '') || 'file'}${extension}`
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

const shown = (name: string) => name.replace(/[\p{C}]/gu, '').slice(0, 120)
