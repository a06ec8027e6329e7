/** Contact data in a text that everybody reads: it is exchanged at award, not before. */
export interface ContactLeak {
  kind: 'email' | 'phone' | 'wechat' | 'qq'
  /** Offsets into the text as given, in UTF-16 units. */
  start: number
  end: number
  text: string
}

/** All quantifiers are bounded, so that no text makes the search slow. */
const PATTERNS: [ContactLeak['kind'], RegExp][] = [
  [
    'email',
    /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64} {0,2}(?:@|[([{] {0,2}at {0,2}[)\]}]) {0,2}[a-z0-9-]{1,63}(?: {0,2}(?:\.|[([{] {0,2}dot {0,2}[)\]}]) {0,2}[a-z0-9-]{1,63}){1,4}/gi,
  ],
  [
    'wechat',
    /(?:微信|薇信|威信|加微|v信|加v|(?<![a-z])(?:wechat|weixin|wx|vx))(?: {0,2}(?:号码|号|id|account))? {0,2}(?:(?:[:=]|是|为) {0,2}[a-z][a-z0-9_-]{5,19}|(?=[a-z][a-z_-]{0,18}[0-9_])[a-z][a-z0-9_-]{5,19})/gi,
  ],
  ['qq', /(?<![a-z])qq(?: {0,2}(?:号码|号|群|id|no\.?|number))? {0,2}(?:[:=]|是|为)? {0,2}[1-9]\d{4,10}(?!\d)/gi],
]

const PHONES = [
  // Chinese mobile and landline, Indian mobile, and any number with its country code.
  /(?<![\w.])(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\w])/g,
  /(?<![\w.-])\(?0\d{2,3}\)?[ -]?\d{7,8}(?![\w])/g,
  /(?<![\w.])(?:(?:\+|00)?91[ -]?|0)?[6-9]\d{4}[ -]?\d{5}(?![\w])/g,
  /(?<![\w.])\+\d{1,3}(?:[ -]?\d{2,5}){2,4}(?![\w])/g,
]

/** What looks like an address, a telephone number (also in Chinese or full-width digits), a WeChat or a QQ id; in the order of the text. */
export function contactLeaks(text: string): ContactLeak[] {
  const plain = halfWidth(text)
  const digits = plain.replace(/[〇零一二三四五六七八九]/g, (digit) =>
    String('〇一二三四五六七八九'.indexOf(digit === '零' ? '〇' : digit)),
  )
  const found = [
    ...PATTERNS.flatMap(([kind, pattern]) => matches(kind, pattern, plain, text)),
    ...PHONES.flatMap((pattern) => matches('phone', pattern, digits, text)),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  let end = -1
  return found.filter((each) => {
    const isNew = each.start >= end
    if (isNew) end = each.end
    return isNew
  })
}

const matches = (kind: ContactLeak['kind'], pattern: RegExp, searched: string, text: string): ContactLeak[] =>
  Array.from(searched.matchAll(pattern), ({ 0: found, index }) => ({
    kind,
    start: index,
    end: index + found.length,
    text: text.slice(index, index + found.length),
  }))

/** Full-width signs as their plain ones, unit for unit, so that offsets stay (NFKC would move them). */
const halfWidth = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[\u3000\u00a0]/g, ' ')
