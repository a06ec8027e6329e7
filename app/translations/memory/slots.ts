import { codePattern, monthOf, months } from '../fact-pattern'
import { normalForm } from './normal-form'

/**
 * The parts of a sentence that change from job to job while its words stay: numbers (of money and quantities, too), dates, codes and addresses.
 * Currencies and units are words here: another unit is another sentence.
 */
export interface Slot {
  type: 'url' | 'date' | 'code' | 'number'
  start: number
  end: number
  /** Equal for equal facts in both languages: `1.5亿` and `150 million` are `150000000`, dates are ISO. */
  value: string
  text: string
}

const zhScales: Record<string, number> = { 万亿: 12, 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3 }
const enScales: Record<string, number> = { thousand: 3, lakh: 5, million: 6, crore: 7, billion: 9 }
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

const url = /(?:https?:\/\/|www\.)[^\s\p{Script=Han}，。；、（）【】《》"“”‘’<>]+(?<![.,;:!?)])|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu
const date = new RegExp(
  [
    String.raw`(?<![\d.])(?<y1>\d{4})年(?<m1>\d{1,2})月(?<d1>\d{1,2})[日号]`,
    String.raw`(?<![\d.-])(?<y2>\d{4})-(?<m2>\d{2})-(?<d2>\d{2})(?![\d-])`,
    String.raw`(?<!\d)(?<m3>\d{1,2})月(?<d3>\d{1,2})[日号]`,
    String.raw`(?<![\d.])(?<d4>\d{1,2}) (?<m4>${month})(?: (?<y4>\d{4}))?(?![\p{L}\d])`,
    String.raw`(?<![\p{L}])(?<m5>${month}) (?<d5>\d{1,2})(?:, (?<y5>\d{4}))?(?![\p{L}\d])`,
  ].join('|'),
  'giu',
)
/** `24V` and `USD500` look like codes but are quantities and money. */
const noCode =
  /^(?:\d+(?:\.\d+)?(?:k|M|G|m|μ)?(?:W|Wh|V|VA|A|Ah|Hz|Pa|N|Nm|L|l|B|bps|bit|J|C|F|K)|(?:RMB|CNY|USD|EUR|HKD|INR|Rs)\d+(?:\.\d+)?)$/
const number =
  /(?<![\d.]|\d,)(?:(?<![A-Za-z])|(?<=RMB|CNY|USD|EUR|HKD|INR|Rs))(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!(?:st|nd|rd|th)(?![a-z]))(?:\s?(?<zh>万亿|亿|千万|百万|十万|万|千(?![瓦米克伏帕卡焦赫安牛字]))|\s(?<en>thousand|lakh|million|crore|billion)(?![a-z]))?/gi

/** All slots of a text, in its order. An address hides the date in it, a date its numbers. */
export function slotsOf(text: string): Slot[] {
  const wide = folded(text)
  const slots: Slot[] = []
  const isFree = (start: number, end: number) => slots.every((slot) => slot.end <= start || slot.start >= end)
  const take = (type: Slot['type'], start: number, found: string, value: string) => {
    if (isFree(start, start + found.length))
      slots.push({ type, start, end: start + found.length, value, text: text.slice(start, start + found.length) })
  }
  for (const found of wide.matchAll(url)) take('url', found.index, found[0], found[0])
  for (const found of wide.matchAll(date)) {
    const value = dateValue(found.groups!)
    if (value) take('date', found.index, found[0], value)
  }
  for (const found of wide.matchAll(codePattern)) if (!noCode.test(found[0])) take('code', found.index, found[0], found[0])
  for (const found of wide.matchAll(number)) take('number', found.index, found[0], numberOf(found.groups!))
  return slots.sort((a, b) => a.start - b.start)
}

/** The normal form of a text with its slots taken out, each leaving its type. */
export function skeletonOf(text: string, slots: readonly Slot[]): string {
  let skeleton = ''
  let at = 0
  for (const { type, start, end } of slots) {
    // Private-use characters: nothing that people type, and no blank beside Chinese is lost or won.
    skeleton += `${text.slice(at, start)}${marks[type]}`
    at = end
  }
  return normalForm(skeleton + text.slice(at)).replace(/ ?([\ue001-\ue004]) ?/g, '$1')
}
const marks: Record<Slot['type'], string> = { url: '\ue001', date: '\ue002', code: '\ue003', number: '\ue004' }

/** How a number is written. */
export interface NumberLook {
  /** Without thousands separators. */
  digits: string
  hasSeparators: boolean
  scale: string
  /** Power of ten that `scale` stands for. */
  exponent: number
}

export function numberLook(text: string): NumberLook {
  const { digits, zh, en } = [...folded(text).matchAll(number)][0]!.groups!
  const scale = zh ?? en?.toLowerCase() ?? ''
  return {
    digits: digits!.replaceAll(',', ''),
    hasSeparators: digits!.includes(','),
    scale,
    exponent: zhScales[scale] ?? enScales[scale] ?? 0,
  }
}

/** A decimal number moved by powers of ten, without superfluous zeros. Exact: on text. */
export function shifted(digits: string, exponent: number): string {
  const [whole = '', fraction = ''] = digits.split('.')
  const all = whole + fraction
  const point = whole.length + exponent
  const padded = point > all.length ? all.padEnd(point, '0') : point < 0 ? '0'.repeat(-point) + all : all
  const at = Math.max(point, 0)
  const left = padded.slice(0, at).replace(/^0+/, '') || '0'
  const right = padded.slice(at).replace(/0+$/, '')
  return right ? `${left}.${right}` : left
}

function numberOf({ digits, zh, en }: Record<string, string | undefined>): string {
  return shifted(digits!.replaceAll(',', ''), zhScales[zh ?? ''] ?? enScales[en?.toLowerCase() ?? ''] ?? 0)
}

function dateValue(groups: Record<string, string | undefined>): string | null {
  const part = (name: string) => [1, 2, 3, 4, 5].map((each) => groups[`${name}${each}`]).find((each) => each !== undefined)
  const [year, named, day] = [part('y'), part('m')!, Number(part('d'))]
  const ordinal = /^\d/.test(named) ? Number(named) : monthOf(named)
  if (ordinal < 1 || ordinal > 12 || day < 1 || day > 31) return null
  return `${year ?? '-'}-${String(ordinal).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The English name of a month, 1 to 12, as long or as short as another one. */
export function monthLike(ordinal: number, like: string): string {
  const name = months[ordinal - 1]!
  const isShort = !months.includes(like.toLowerCase())
  const shown = isShort ? name.slice(0, 3) : name
  return shown[0]!.toUpperCase() + shown.slice(1)
}

/** Full-width letters and digits as plain ones; every character keeps its place. */
const folded = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0e\uff0d\uff0f]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
