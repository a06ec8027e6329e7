import { createMemoryFileStorage } from '@remix-run/file-storage/memory'
import { beforeEach, describe, expect, test } from 'vitest'
import { atTime, databaseNow, days, hours, plusMs } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { addParty } from '../../tests/factories/bidding'
import { engines, freshDatabase } from '../../tests/setup/database'
import { addFile, attachment, discard, downloadOf, fileJobs, fileStorage, readUpload } from './files.server'
import { runDueJobs } from './jobs.server'
import { largestFile } from './upload-limits'

const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

function upload(...files: [name: string, content: string | Uint8Array<ArrayBuffer> | Buffer][]) {
  const form = new FormData()
  form.set('version', '3')
  for (const [name, content] of files) form.append('files', new File([new Blob([content as BlobPart])], name))
  return new Request('http://localhost/files', { method: 'POST', body: form })
}

let db: Db
beforeEach(async () => {
  db = await freshDatabase('sqlite')
})

describe('an upload', () => {
  test.each<[string, string | Buffer]>([
    ['图纸.pdf', pdf],
    ['photo.PNG', png],
    ['设备清单.csv', '名称,数量\n滚齿机,14\n'],
    ['notes.txt', 'plain'],
    ['part.dxf', '0\nSECTION\n2\nHEADER\n'],
    ['part.step', 'ISO-10303-21;\nHEADER;\n'],
    ['part.dwg', 'AC1032\0\0\0\0'],
  ])('is taken when its bytes are what its name says: %s', async (name, content) => {
    const storage = createMemoryFileStorage()
    const { files, refused, form } = await readUpload(db, upload([name, content]), storage)
    expect(refused).toEqual([])
    expect(files).toMatchObject([{ name, bytes: Buffer.from(content).length }])
    expect(files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(files[0]?.storageKey).not.toContain(name)
    expect(await storage.has(files[0]!.storageKey)).toBe(true)
    expect(form.get('version')).toBe('3')
  })

  test('in a Chinese encoding of Excel counts as text', async () => {
    const gbk = Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x31])
    expect((await readUpload(db, upload(['list.csv', gbk]), createMemoryFileStorage())).files).toHaveLength(1)
  })

  test.each<[string, string, string | Buffer]>([
    ['kind', 'page.pdf', '<html><script>alert(1)</script></html>'],
    ['kind', 'evil.exe', 'MZ'],
    ['kind', 'evil.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['kind', 'notes.txt', png],
    ['kind', 'data.csv', 'a\0b'],
    ['kind', 'all.zip', 'PK\u0003\u0004'],
    ['kind', 'word.docx', 'PK\u0003\u0004'],
    ['kind', 'constructor', pdf],
    ['kind', 'pdf', pdf],
    ['empty', 'empty.pdf', ''],
    ['name', 'invoice\u202efdp.pdf', pdf],
  ])('is refused as %s: %s', async (reason, name, content) => {
    const storage = createMemoryFileStorage()
    const { files, refused } = await readUpload(db, upload([name, content]), storage)
    expect({ files, reasons: refused.map((each) => each.reason) }).toEqual({ files: [], reasons: [reason] })
    expect((await storage.list()).files).toEqual([])
  })

  test('keeps of a path its last part only', async () => {
    const { files } = await readUpload(db, upload(['../../etc/passwd/清单.txt', 'x']), createMemoryFileStorage())
    expect(files.map(({ name }) => name)).toEqual(['清单.txt'])
  })

  test('of a file too large, or of too many, leaves nothing behind', async () => {
    const storage = createMemoryFileStorage()
    const large = await readUpload(db, upload(['a.pdf', pdf], ['b.pdf', Buffer.alloc(largestFile + 1, 32)]), storage)
    expect(large).toMatchObject({ files: [], refused: [{ reason: 'tooLarge' }] })
    const many = await readUpload(
      db,
      upload(...Array.from({ length: 11 }, (_, index) => [`${index}.pdf`, pdf] as [string, string])),
      storage,
    )
    expect(many).toMatchObject({ files: [], refused: [{ reason: 'tooMany' }] })
    expect((await storage.list()).files).toEqual([])
  })

  test('that is no form is the client’s mistake', async () => {
    const broken = new Request('http://localhost/files', {
      method: 'POST',
      body: '--x\r\nnonsense',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
    })
    await expect(readUpload(db, broken, createMemoryFileStorage())).rejects.toMatchObject({ init: { status: 400 } })
  })
})

describe.each(engines)('stored bytes on %s', (engine) => {
  test('stay when the row that names them is written, and go within a day when the deed came to no end', async () => {
    const db = await freshDatabase(engine)
    const { personId, companyId } = await addParty(db, 'buyer', { name: 'Hengchi' })
    const owner = { ownerKind: 'company', ownerId: companyId, uploadedBy: personId } as const
    const { files } = await readUpload(db, upload(['named.pdf', pdf], ['thrown.pdf', pdf], ['left.pdf', pdf], ['refused.pdf', pdf]))
    const [named, thrown, left, refused] = files as [(typeof files)[0], (typeof files)[0], (typeof files)[0], (typeof files)[0]]
    await inTransaction(db, (tx) => addFile(tx, named, owner))
    const deed = inTransaction(db, async (tx) => {
      await addFile(tx, thrown, owner)
      throw new Error('the database is away')
    })
    await expect(deed).rejects.toThrow('the database is away')
    await discard([refused])
    const there = async () => Promise.all([named, thrown, left, refused].map(({ storageKey }) => fileStorage().has(storageKey)))
    const now = await databaseNow(db)
    await atTime(plusMs(now, hours(12)), () => runDueJobs(db, fileJobs, 'test'))
    expect(await there()).toEqual([true, true, true, false])
    await atTime(plusMs(now, days(2)), () => runDueJobs(db, fileJobs, 'test'))
    expect(await there()).toEqual([true, false, false, false])
    expect(await db.selectFrom('job').select('lastError').where('status', '<>', 'done').execute()).toEqual([])
    await discard([named])
  })
})

describe('a download', () => {
  test('is an attachment in a sandbox, whatever it holds', async () => {
    const storage = createMemoryFileStorage()
    const { files } = await readUpload(db, upload(['图纸 (2).pdf', pdf]), storage)
    const answer = await downloadOf(files[0]!, storage)
    expect(await answer.text()).toBe(pdf)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': `attachment; filename="2.pdf"; filename*=UTF-8''%E5%9B%BE%E7%BA%B8%20%282%29.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
  })

  test('never lets a name end the header', () => {
    expect(attachment('a"\r\nSet-Cookie: x.pdf')).not.toMatch(/[\r\n]|"[^"]*"[^"]*"/)
  })
})
