import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packFiles, unpackFiles } from './file-archive'

const fresh = () => mkdtempSync(join(tmpdir(), 'archive-'))

test('files come out of an archive as they went in, whatever their size', async () => {
  const [from, to] = [fresh(), join(fresh(), 'files')]
  const contents = { 'ab/one.dat': 'one', 'ab/empty.dat': '', 'cd/large.dat': 'x'.repeat(700_001), 'cd/one.meta.json': '{"key":"钥"}' }
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(join(from, path, '..'), { recursive: true })
    writeFileSync(join(from, path), text)
  }
  const count = { files: 0, bytes: 0 }
  expect(await unpackFiles(packFiles(from, count), to)).toEqual(count)
  expect(count.files).toBe(4)
  const out = readdirSync(to, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.'))
  expect(Object.fromEntries(out.map((path) => [path, readFileSync(join(to, path), 'utf8')]))).toEqual(contents)
})

test('where nothing was uploaded the archive is empty', async () => {
  const count = { files: 0, bytes: 0 }
  expect(await unpackFiles(packFiles(join(fresh(), 'none'), count), join(fresh(), 'files'))).toEqual({ files: 0, bytes: 0 })
})

test.each(['../out.dat', 'ab/../../out.dat', '/etc/out.dat', 'a//b', '.', 'ab/..'])(
  'a path that leads elsewhere (%s) is refused',
  async (path) => {
    const head = Buffer.from(JSON.stringify({ path, bytes: 0 }))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(head.length)
    const archive = (async function* () {
      yield Buffer.concat([length, head, Buffer.alloc(4)])
    })()
    await expect(unpackFiles(archive, join(fresh(), 'files'))).rejects.toThrow('damaged')
  },
)

test('an archive that was cut off is refused', async () => {
  const from = fresh()
  writeFileSync(join(from, 'one.dat'), 'x'.repeat(100))
  const pieces: Buffer[] = []
  for await (const piece of packFiles(from, { files: 0, bytes: 0 })) pieces.push(piece)
  const whole = Buffer.concat(pieces)
  const cut = (async function* () {
    yield whole.subarray(0, whole.length - 30)
  })()
  await expect(unpackFiles(cut, join(fresh(), 'files'))).rejects.toThrow('too early')
})
