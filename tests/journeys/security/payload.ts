/** Keys whose values differ each time that a page is asked for: the clock, the request's id, the nonce, keys of forms. */
const fleeting = new Set(['now', 'nonce', 'requestId', 'key', 'formKey'])

/**
 * What a data request says, as plain JSON without what is fleeting. The framework writes values once and refers to them by index, so
 * that two clocks which happen to agree would shift every number of the raw text.
 */
export function spoken(body: string): string {
  const first = body.split('\n', 1)[0] ?? ''
  if (!first.startsWith('[')) return body
  const values = JSON.parse(first) as unknown[]
  const value = (index: unknown): unknown => {
    if (typeof index !== 'number' || index < 0) return `special ${index}`
    const found = values[index]
    if (Array.isArray(found)) return typeof found[0] === 'string' ? [found[0], ...found.slice(1).map(value)] : found.map(value)
    if (found === null || typeof found !== 'object') return found
    return Object.fromEntries(
      Object.entries(found).map(([name, at]) => {
        const key = name.startsWith('_') ? String(values[Number(name.slice(1))]) : name
        return [key, fleeting.has(key) ? '#' : value(at)]
      }),
    )
  }
  return JSON.stringify(value(0))
}
