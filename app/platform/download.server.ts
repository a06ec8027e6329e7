const encoder = new TextEncoder()

/** Text that is put together while it goes out, as a download that no browser opens in our name. */
export function fileOf(parts: AsyncIterable<string>, { name, mediaType }: { name: string; mediaType: string }): Response {
  const each = parts[Symbol.asyncIterator]()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await each.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await each.return?.()
    },
  })
  return new Response(stream, {
    headers: {
      'Content-Type': `${mediaType}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
