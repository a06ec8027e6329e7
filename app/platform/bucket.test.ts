import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isOutage } from '#db/portable'
import { bucketKeys, startBucket } from '../../tests/setup/bucket'
import { freshDatabase } from '../../tests/setup/database'
import { bucketStorage } from './bucket.server'
import { downloadOf, readUpload } from './files.server'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const settings = { ...bucketKeys, bucket: 'setuqiao-files', forcePathStyle: true }

let service: Awaited<ReturnType<typeof startBucket>>
beforeEach(async () => {
  service = await startBucket(settings.bucket)
})
afterEach(() => service.stop())

const faultOf = (deed: unknown) =>
  Promise.resolve(deed).then(
    () => null,
    (error: unknown) => error as Error,
  )

describe('files in an S3-compatible service', () => {
  test('are uploaded, served byte for byte and removed, each request signed', async () => {
    const storage = bucketStorage({ ...settings, endpoint: service.endpoint })
    const form = new FormData()
    form.append('files', new File([png], '现场照片.png'))
    const { files, refused } = await readUpload(
      await freshDatabase('sqlite'),
      new Request('http://localhost/files', { method: 'POST', body: form }),
      storage,
    )
    expect([refused, files.length]).toEqual([[], 1])
    const { storageKey } = files[0]!
    expect([...service.objects]).toMatchObject([[storageKey, { bytes: png, headers: { 'content-type': 'image/png' } }]])
    const answer = await downloadOf(files[0]!, storage)
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''%E7%8E%B0%E5%9C%BA%E7%85%A7%E7%89%87.png")
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png)
    expect([await storage.has(storageKey), await storage.has('other')]).toEqual([true, false])
    await storage.remove(storageKey)
    expect(service.objects.size).toBe(0)
    expect(await storage.get(storageKey)).toBeNull()
    expect(service.seen.map((line) => line.split(' ')[0])).toEqual(['PUT', 'GET', 'HEAD', 'HEAD', 'DELETE', 'GET'])
  })

  test('of twenty megabytes come back whole', async () => {
    const storage = bucketStorage({ ...settings, endpoint: service.endpoint })
    const bytes = Buffer.alloc(20 * 1024 * 1024, 7)
    await storage.set('large', new File([bytes], 'large'))
    const back = await storage.get('large')
    expect(Buffer.from(await back!.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('a wrong key is an error that names what the service said', async () => {
    const storage = bucketStorage({ ...settings, endpoint: service.endpoint, secretAccessKey: 'another' })
    const error = await faultOf(storage.set('a', new File(['a'], 'a')))
    expect([error?.message, isOutage(error)]).toEqual([expect.stringContaining('SignatureDoesNotMatch'), false])
    expect(service.objects.size).toBe(0)
  })

  test('a service that is overloaded, silent or away is an outage', async () => {
    const storage = bucketStorage({ ...settings, endpoint: service.endpoint }, { timeoutMs: 200 })
    for (const state of [503, 429, 'silent'] as const) {
      service.fall(state)
      expect(isOutage(await faultOf(storage.set('a', new File(['a'], 'a')))), String(state)).toBe(true)
    }
    await service.stop()
    expect(isOutage(await faultOf(storage.get('a')))).toBe(true)
  })

  test('stand under the bucket’s own host where the service wants it so', async () => {
    const { port } = new URL(service.endpoint)
    const storage = bucketStorage(
      { ...settings, forcePathStyle: false, endpoint: `http://storage.example:${port}` },
      { resolve: async (host) => (host === 'setuqiao-files.storage.example' ? ['127.0.0.1'] : []) },
    )
    await storage.set('a', new File(['a'], 'a'))
    expect(service.seen).toEqual(['PUT /a'])
    expect([...service.objects.keys()]).toEqual(['a'])
  })
})
