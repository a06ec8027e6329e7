import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')
const colours = (block: string) =>
  Object.fromEntries([...block.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]))
const light = colours(css.slice(css.indexOf('@theme'), css.indexOf('prefers-color-scheme')))
const dark = { ...light, ...colours(css.slice(css.indexOf('prefers-color-scheme'), css.indexOf('@layer base'))) }

/** Pairs that occur: text on ground. */
const pairs = [
  ...['paper', 'surface', 'sunken'].flatMap((ground) => ['ink', 'ink-soft', 'ink-faint', 'river', 'signal'].map((text) => [text, ground])),
  ...['river', 'good', 'amber', 'signal'].map((text) => [text, `${text}-wash`]),
  ...['river-wash', 'good-wash', 'amber-wash', 'signal-wash'].flatMap((ground) => [
    ['ink', ground],
    ['ink-soft', ground],
  ]),
  ['ink-faint', 'river-wash'],
  ['river-strong', 'river-wash'],
  ['on-river', 'river'],
  ['on-river', 'river-strong'],
  ['on-signal', 'signal'],
  ['on-signal', 'signal-strong'],
] as [string, string][]

describe.each(Object.entries({ light, dark }))('the %s theme', (_name, theme) => {
  test.each(pairs)('%s can be read on %s', (text, ground) => {
    expect(contrast(theme[text]!, theme[ground]!)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(['paper', 'surface'])('the edge of a control can be seen on %s', (ground) => {
    expect(contrast(theme['line-strong']!, theme[ground]!)).toBeGreaterThanOrEqual(3)
  })
})

/** Contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (bright + 0.05) / (dim + 0.05)
}
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
