import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
  /** Where a redirect leads: its Location, or what a data request says instead. */
  location: string | undefined
}

interface Ask {
  method?: 'GET' | 'HEAD' | 'POST' | (string & {})
  headers?: Record<string, string>
  cookie?: string | undefined
  body?: string | Buffer | undefined
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })
export const formType = 'application/x-www-form-urlencoded'

/** One request with exactly the headers that are told, nothing followed, nothing decoded. */
export function ask(origin: string, path: string, { method = 'GET', headers = {}, cookie, body }: Ask = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, hostname, port, path, method, headers: { ...(cookie ? { Cookie: cookie } : {}), ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const { statusCode: status = 0, headers: answered } = response
          resolve({ status, headers: answered, body: text, location: answered.location ?? spokenRedirect(status, text) })
        })
      },
    )
    // The server lets idle connections go; one that it closed while it was being used again gets its request once more.
    sent.on('error', (error: NodeJS.ErrnoException) =>
      sent.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code ?? '')
        ? ask(origin, path, { method, headers, cookie, body }).then(resolve, reject)
        : reject(error),
    )
    sent.end(body)
  })
}

/** A form sent from our own page; without fields an empty one. */
export const post = (
  origin: string,
  path: string,
  { fields = [], cookie }: { fields?: [string, string][]; cookie?: string | undefined } = {},
) =>
  ask(origin, path, {
    method: 'POST',
    cookie,
    headers: { Origin: origin, 'Content-Type': formType },
    body: new URLSearchParams(fields).toString(),
  })

/** Data requests are told of a redirect in their body, with status 202. */
function spokenRedirect(status: number, body: string): string | undefined {
  if (status !== 202) return undefined
  return /"redirect","([^"]*)"/.exec(body)?.[1]
}

/** Does `work` for each item, some at a time. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 12): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}
