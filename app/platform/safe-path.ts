/**
 * A path of ours that a browser may be sent to, or null: one leading `/`, a language segment, no backslash, no control
 * character, nothing that a browser could read as another host.
 */
export function safePath(path: string | null | undefined): string | null {
  if (!path || path.length > 500) return null
  if (!/^\/(zh|en)(\/[^/\\]|\/?$|\?)/.test(path)) return null
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
  if (/[\u0000-\u001f\u007f\\]/.test(path) || path.includes('//')) return null
  return path
}
