import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export const bucketKeys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'cn-east-1',
}

/** A small S3-compatible service on loopback: objects in memory, each signature recomputed from what came over the wire. */
export async function startBucket(name: string) {
  const objects = new Map<string, { bytes: Buffer; headers: Record<string, string> }>()
  const seen: string[] = []
  let ill: number | 'silent' | null = null
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    seen.push(`${request.method} ${request.url}`)
    if (ill === 'silent') return
    const refuse = (status: number, code: string) =>
      response.writeHead(status, { 'Content-Type': 'application/xml' }).end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`)
    if (ill) return refuse(ill, 'SlowDown')
    if (request.headers.authorization !== signatureOf(request)) return refuse(403, 'SignatureDoesNotMatch')
    // The bucket stands in the path, or before the host.
    const path = request.headers.host?.startsWith(`${name}.`) ? `/${name}${request.url}` : request.url
    const [, bucket, key] = /^\/([^/?]+)\/([^?]+)$/.exec(path ?? '') ?? []
    if (bucket !== name || !key) return refuse(404, 'NoSuchBucket')
    const there = objects.get(key)
    if (request.method === 'PUT') {
      const headers = Object.fromEntries(Object.entries(request.headers).filter(([each]) => /^(content-type|x-amz-meta-)/.test(each)))
      objects.set(key, { bytes: Buffer.concat(chunks), headers: headers as Record<string, string> })
      return response.writeHead(200).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    if (!there) return refuse(404, 'NoSuchKey')
    response.writeHead(200, { ...there.headers, 'Content-Length': there.bytes.length })
    response.end(request.method === 'HEAD' ? undefined : there.bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    seen,
    /** A status that it answers everything with, silence, or health again. */
    fall(state: number | 'silent' | null) {
      ill = state
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  }
}

/** AWS Signature Version 4, from Amazon's description of it. */
function signatureOf(request: IncomingMessage): string {
  const given = /Credential=([^,]+), SignedHeaders=([^,]+)/.exec(request.headers.authorization ?? '')
  if (!given) return 'none was given'
  const [, credential = '', names = ''] = given
  const [, day = '', region = '', service = '', end = ''] = credential.split('/')
  const canonical = [
    request.method,
    request.url,
    '',
    ...names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    names,
    request.headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = [day, region, service, end].join('/')
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, createHash('sha256').update(canonical).digest('hex')].join('\n')
  const hmac = (key: string | Buffer, said: string) => createHmac('sha256', key).update(said).digest()
  const key = [day, bucketKeys.region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${bucketKeys.secretAccessKey}`)
  return `AWS4-HMAC-SHA256 Credential=${bucketKeys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${hmac(key, text).toString('hex')}`
}
