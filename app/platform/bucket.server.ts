import type { FileStorage } from '@remix-run/file-storage'
import { createS3FileStorage } from '@remix-run/file-storage-s3'
import { outageCode } from '#db/portable'
import type { BucketConfig } from './config.server'
import { callOut, type OutgoingCall, type OutgoingRules } from './outgoing.server'
import { largestFile } from './upload-limits'

/**
 * Files in an S3-compatible service. Its calls go through the one module that calls out, since the package's own `fetch` follows redirects and knows
 * no time limit. A service that is away or overloaded is an outage: people are asked to come back (503), jobs try again.
 */
export function bucketStorage(bucket: BucketConfig, rules: Omit<OutgoingRules, 'reach'> = {}): FileStorage {
  const base = addressOf(bucket)
  return createS3FileStorage({
    ...bucket,
    fetch: async (input) => {
      const request = input as Request
      const bytes = new Uint8Array(await request.arrayBuffer())
      const answer = await callOut(
        {
          method: request.method as OutgoingCall['method'],
          url: request.url,
          headers: Object.fromEntries(request.headers),
          ...(bytes.length > 0 ? { body: bytes } : {}),
        },
        { timeoutMs: 60_000, mostBytes: largestFile, ...rules, reach: { kind: 'configured', base } },
      )
      if (!answer.ok) throw away(answer.reason)
      if (answer.status >= 500 || answer.status === 429) throw away(String(answer.status))
      const isEmpty = request.method === 'HEAD' || answer.status === 204
      return new Response(isEmpty ? null : new Uint8Array(answer.bytes), {
        status: answer.status,
        headers: Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]),
      })
    },
  })
}

/** Where the bucket's objects stand: most services want its name before the host, MinIO and its kin in the path. */
function addressOf({ endpoint, bucket, forcePathStyle }: BucketConfig): string {
  const url = new URL(endpoint)
  if (!forcePathStyle) url.hostname = `${bucket}.${url.hostname}`
  return url.href
}

const away = (why: string) => Object.assign(new Error(`The file storage did not answer as it should: ${why}`), { code: outageCode })
