import type { Finding, Pair, Rule } from './check'
import { mailPattern, urlPattern } from './facts'

/** Rules 9 and 10: each language in its own signs. */
export const signsOf = (pair: Pair): Finding[] => [...(pair.targetLanguage === 'en' ? english(pair) : chinese(pair)), ...untranslated(pair)]

const full: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。', '(': '（', ')': '）' }
const half: Record<string, string> = {
  '，': ',',
  '。': '.',
  '；': ';',
  '：': ':',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  '、': ',',
  '\u3000': ' ',
}

const blank = (found: string): string => ' '.repeat(found.length)
/** Addresses have signs of their own; they are left out, unit for unit. */
const withoutAddresses = (text: string): string => text.replace(urlPattern, blank).replace(mailPattern, blank)

function chinese({ target }: Pair): Finding[] {
  const text = withoutAddresses(target)
  const findings: Finding[] = []
  const add = (kind: string, at: number, found: string, better: string) => findings.push(warning('chineseSigns', kind, at, found, better))
  for (const { 0: sign, index } of text.matchAll(/(?<=[\p{Script=Han}”’》）」』])[,;:?!] ?|[,;:?!] ?(?=\p{Script=Han})/gu))
    add('halfWidth', index, target.slice(index, index + sign.length), full[sign[0]!]!)
  for (const { index } of text.matchAll(/(?<=[\p{Script=Han}”’》）」』])\.(?=\p{Script=Han}|\s|$)/gu)) add('halfWidth', index, '.', '。')
  for (const { 0: sign, index } of text.matchAll(
    /(?<=\p{Script=Han}) ?\((?=[^()]*\))|\((?=\p{Script=Han}[^()]*\))|(?<=\([^()]*\p{Script=Han})\)|(?<=\p{Script=Han} ?\([^()]*)\)/gu,
  ))
    add('halfWidth', index, sign, full[sign.trim()]!)
  for (const { 0: gap, index } of text.matchAll(/(?<=[\p{Script=Han}，。；：？！、]) +(?=\p{Script=Han})/gu))
    add('blank', index, target.slice(index, index + gap.length), '')
  for (const { 0: signs, index } of text.matchAll(/([，、；：？！])\1+|。。+/g))
    add('doubled', index, signs, signs.length > 2 && signs[0] === '。' ? '……' : signs[0]!)
  for (const { 0: quoted, index } of text.matchAll(/"([^"\n]*\p{Script=Han}[^"\n]*)"/gu))
    add('quotes', index, quoted, `“${quoted.slice(1, -1)}”`)
  return findings
}

function english({ target }: Pair): Finding[] {
  const findings: Finding[] = []
  const text = withoutAddresses(target)
  for (const { 0: sign, index } of text.matchAll(/[，。；：？！（）【】、\u3000\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g)) {
    const plain = half[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0)
    const wantsBlank = /[,.;:?!)\]]/.test(plain) && /[\p{L}\p{N}]/u.test(target[index + 1] ?? '')
    const wantsBlankBefore = /[([]/.test(plain) && /[\p{L}\p{N}]/u.test(target[index - 1] ?? '')
    findings.push(warning('englishSigns', 'fullWidth', index, sign, `${wantsBlankBefore ? ' ' : ''}${plain}${wantsBlank ? ' ' : ''}`))
  }
  // A kept name may stand in brackets beside its translation: Yonyou (用友).
  const kept = text.replace(/[([（【《][^()[\]（）【】《》]*[)\]）】》]/g, blank)
  for (const { 0: rest, index } of kept.matchAll(/\p{Script=Han}+/gu))
    findings.push({ rule: 'englishSigns', kind: 'han', level: 'error', start: index, end: index + rest.length, values: { what: rest } })
  return findings
}

const warning = (rule: Rule, kind: string, start: number, found: string, better: string): Finding => ({
  rule,
  kind,
  level: 'warning',
  start,
  end: start + found.length,
  values: { found, better: better.trim() || better },
  fix: { text: better },
})

/** English that stands in a Chinese translation as it stood in the source, and a translation that is the source. */
function untranslated({ source, target, targetLanguage }: Pair): Finding[] {
  const words = (text: string): string =>
    withoutAddresses(text)
      .replace(/[A-Za-z]*\d[\w./-]*|\b[A-Z]{2,6}s?\b/g, ' ')
      .replace(/[^\p{L}]+/gu, ' ')
      .trim()
  const rule: Rule = targetLanguage === 'en' ? 'englishSigns' : 'chineseSigns'
  if (words(source) === words(target) && /\p{Script=Han}|[a-z]{2,}/u.test(words(target)))
    return [{ rule, kind: 'same', level: 'warning', values: {} }]
  if (targetLanguage === 'en') return []
  return Array.from(withoutAddresses(target).matchAll(/[A-Za-z]+(?:[ ’'-][A-Za-z]+){3,}/g))
    .filter(([run]) => source.includes(run) && /[a-z]{2,}/.test(run))
    .map(({ 0: run, index }) => ({
      rule,
      kind: 'untranslated',
      level: 'warning',
      start: index,
      end: index + run.length,
      values: { what: run },
    }))
}
