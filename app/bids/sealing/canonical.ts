/** What a sealed bid may be made of. Numbers are integers: money is in minor units, and no two programs print fractions alike. */
export type CanonicalValue = null | boolean | number | string | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue }

/** No honest bid nests deeper; the limit keeps a hostile one from exhausting the stack. */
const MAX_DEPTH = 32

/**
 * The one JSON text of a value, after RFC 8785: keys in order of their UTF-16 code units, no white space, shortest escapes. Stricter than the
 * RFC in that numbers must be safe integers. Throws a TypeError that names the path for whatever JSON would drop or change silently
 * (`undefined`, NaN, fractions, dates, class instances, holes, lone surrogates).
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0)
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > MAX_DEPTH) throw new TypeError(`too deep at ${path}`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${Array.from(value, (each, index) => write(each, `${path}[${index}]`, depth + 1)).join(',')}]`
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${write(key, `${path} key`, depth + 1)}:${write(value[key], `${path}.${key}`, depth + 1)}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`no canonical JSON for ${typeof value} at ${path}`)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0
}
