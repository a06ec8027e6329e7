/** What the benchmark uses of autocannon, which brings no types. */
declare module 'autocannon' {
  interface Options {
    url: string
    connections: number
    amount: number
    method?: 'GET' | 'POST'
    headers?: Record<string, string>
    body?: string
    /** Milliseconds between looks at whether all is done. */
    sampleInt?: number
    verifyBody?: (body: string) => boolean
  }
  interface Result {
    errors: number
    mismatches: number
    statusCodeStats: Record<string, { count: number }>
    latency: { p50: number; p99: number; max: number }
  }
  export default function autocannon(options: Options): Promise<Result>
}
