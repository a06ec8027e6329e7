import autocannon from 'autocannon'

export interface Volley {
  url: string
  count: number
  connections: number
  headers: Record<string, string>
  /** Every answer must have this status, and this text in it when it is given. */
  status: number
  contains?: string
  method?: 'GET' | 'POST'
  body?: string
}

/** Sends so many requests; throws unless every one of them was answered rightly, so that nothing wrong is ever measured. */
export async function fire({ url, count, connections, headers, status, contains, method = 'GET', body }: Volley): Promise<void> {
  const result = await autocannon({
    ...{ url, connections: Math.min(connections, count), amount: count, headers, method, sampleInt: 20 },
    ...(body === undefined ? {} : { body }),
    ...(contains === undefined ? {} : { verifyBody: (text: string) => text.includes(contains) }),
  })
  const right = result.statusCodeStats[status]?.count ?? 0
  if (result.errors > 0 || result.mismatches > 0 || right !== count) {
    const { errors, mismatches, statusCodeStats } = result
    throw new Error(`${url}: wanted ${count} × ${status}, got ${JSON.stringify({ errors, mismatches, statusCodeStats })}`)
  }
}
