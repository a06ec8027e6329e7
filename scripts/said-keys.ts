/** The message keys that a source text says. */
export interface SaidKeys {
  /** Written out. A key that names a group stands for its members, put together where they are said. */
  whole: Set<string>
  /** Put together from parts, as the pattern of what they can be. */
  patterns: RegExp[]
}

const pluralEnding = /_(zero|one|two|few|many|other)$/

/** A key without the ending of its plural form, as it is said. */
export const baseOf = (key: string): string => key.replace(pluralEnding, '')

/** A comment that begins a line: it tells of keys, and says none. */
const comment = /^\s*(?:\{?\/\*[\s\S]*?\*\/|\/\/.*$)/gm

/** Finds keys of the given namespaces in texts of source files. */
export function keysSaidIn(texts: Iterable<string>, namespaces: readonly string[]): SaidKeys {
  const whole = new Set<string>()
  const patterns: RegExp[] = []
  const literal = new RegExp(`(['"])((?:${namespaces.join('|')}):[A-Za-z0-9_.-]+)(?:\\|[^'"]*)?\\1`, 'g')
  // Behind a bar stand the values of the message.
  const template = new RegExp(`\`((?:${namespaces.join('|')}):(?:${expression.source}|[^\`\\s|$])*)(?:\\|[^\`]*)?\``, 'g')
  for (const commented of texts) {
    const text = commented.replace(comment, '')
    for (const match of text.matchAll(literal)) whole.add(match[2]!)
    for (const match of text.matchAll(template)) {
      const key = match[1]!
      if (!key.includes('${')) whole.add(key)
      else patterns.push(patternOf(key))
    }
  }
  return { whole, patterns }
}

/** Whether a key (without the ending of a plural form) is among what is said. */
export function isSaid(key: string, { whole, patterns }: SaidKeys): boolean {
  if (whole.has(key) || patterns.some((pattern) => pattern.test(key))) return true
  for (let dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) if (whole.has(key.slice(0, dot))) return true
  return false
}

/** What a template puts in. */
const expression = /\$\{(?:[^{}]|\{[^{}]*\})*\}/

const patternOf = (template: string) => new RegExp(`^${template.split(expression).map(escaped).join('.+')}$`)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
