/**
 * Units of measure as both languages write them, by their symbol. Spelt-out forms are looked for in any case, symbols exactly:
 * 5S is no five seconds.
 */
const units: Record<string, { symbols?: string[]; zh?: string[]; en?: string[] }> = {
  kVA: { symbols: ['kVA', 'KVA'], zh: ['千伏安'] },
  MVA: { symbols: ['MVA'], zh: ['兆伏安'] },
  kWh: { symbols: ['kWh', 'KWh', 'KWH', 'kW·h'], zh: ['千瓦时', '千瓦小时', '度电'], en: ['kilowatt-hours?', 'kilowatt hours?'] },
  MW: { symbols: ['MW'], zh: ['兆瓦'], en: ['megawatts?'] },
  kW: { symbols: ['kW', 'KW', 'kw'], zh: ['千瓦'], en: ['kilowatts?'] },
  W: { symbols: ['W'], zh: ['瓦特', '瓦'], en: ['watts?'] },
  'V AC': { symbols: ['VAC', 'V AC', 'Vac'] },
  'V DC': { symbols: ['VDC', 'V DC', 'Vdc'] },
  kV: { symbols: ['kV', 'KV'], zh: ['千伏'], en: ['kilovolts?'] },
  mV: { symbols: ['mV'], zh: ['毫伏'] },
  V: { symbols: ['V'], zh: ['伏特', '伏'], en: ['volts?'] },
  mA: { symbols: ['mA'], zh: ['毫安'], en: ['milliamps?', 'milliamperes?'] },
  A: { symbols: ['A'], zh: ['安培', '安(?!全|装|排)'], en: ['amps?', 'amperes?'] },
  GHz: { symbols: ['GHz'], zh: ['吉赫兹?', '千兆赫兹?'] },
  MHz: { symbols: ['MHz'], zh: ['兆赫兹?'] },
  kHz: { symbols: ['kHz', 'KHz'], zh: ['千赫兹?'] },
  Hz: { symbols: ['Hz', 'HZ'], zh: ['赫兹', '赫'], en: ['hertz'] },
  'mm²': { symbols: ['mm²', 'mm2', 'mm\\^2'], zh: ['平方毫米'] },
  'cm²': { symbols: ['cm²', 'cm2'], zh: ['平方厘米'] },
  'km²': { symbols: ['km²', 'km2'], zh: ['平方公里', '平方千米'] },
  'm²': { symbols: ['m²', 'm2', '㎡', 'sqm', 'sq\\.? ?m'], zh: ['平方米', '平米'], en: ['square met(?:re|er)s?'] },
  'm³': { symbols: ['m³', 'm3'], zh: ['立方米', '方(?=[，。、/每]|$)'], en: ['cubic met(?:re|er)s?'] },
  mm: { symbols: ['mm', 'MM', '㎜'], zh: ['毫米'], en: ['millimet(?:re|er)s?'] },
  cm: { symbols: ['cm', 'CM', '㎝'], zh: ['厘米', '公分'], en: ['centimet(?:re|er)s?'] },
  km: { symbols: ['km', '㎞'], zh: ['公里', '千米'], en: ['kilomet(?:re|er)s?'] },
  µm: { symbols: ['µm', 'μm', 'um'], zh: ['微米'], en: ['microns?', 'micromet(?:re|er)s?'] },
  m: { symbols: ['m'], zh: ['米'], en: ['met(?:re|er)s?'] },
  in: { symbols: ['″'], zh: ['英寸', '寸'], en: ['inch(?:es)?', '-inch'] },
  kg: { symbols: ['kg', 'Kg', 'KG', '㎏'], zh: ['千克', '公斤'], en: ['kilograms?', 'kilogrammes?', 'kilos?'] },
  mg: { symbols: ['mg'], zh: ['毫克'] },
  g: { symbols: ['g'], zh: ['克'], en: ['grams?', 'grammes?'] },
  t: { symbols: ['t', 'T(?= ?/)'], zh: ['公吨', '吨'], en: ['tonnes?', 'metric tons?', 'tons?', 'MT'] },
  mL: { symbols: ['mL', 'ml'], zh: ['毫升'], en: ['millilit(?:re|er)s?'] },
  L: { symbols: ['L'], zh: ['升'], en: ['lit(?:re|er)s?'] },
  MPa: { symbols: ['MPa', 'Mpa'], zh: ['兆帕'], en: ['megapascals?'] },
  kPa: { symbols: ['kPa', 'KPa'], zh: ['千帕'] },
  bar: { symbols: ['bar'], zh: ['公斤压力'] },
  '°C': { symbols: ['°C', '℃', '° C'], zh: ['摄氏度'], en: ['degrees? (?:celsius|centigrade)'] },
  '°': { symbols: ['°'], zh: ['度'], en: ['degrees?'] },
  '%': { symbols: ['%'], en: ['per ?cent', 'percentage points?'], zh: ['个百分点'] },
  '‰': { symbols: ['‰'], en: ['per ?mille'] },
  rpm: { symbols: ['rpm', 'RPM', 'r/min'], zh: ['转/分钟?', '转每分钟?'], en: ['revolutions per minute'] },
  N·m: { symbols: ['N·m', 'N\\.m', 'Nm'], zh: ['牛米', '牛·米'], en: ['newton[ -]met(?:re|er)s?'] },
  kN: { symbols: ['kN', 'KN'], zh: ['千牛'] },
  dB: { symbols: ['dB', 'dB\\(A\\)'], zh: ['分贝'], en: ['decibels?'] },
  ms: { symbols: ['ms'], zh: ['毫秒'], en: ['milliseconds?'] },
  min: { symbols: ['min'], zh: ['分钟'], en: ['minutes?', 'mins', '-minute'] },
  s: { symbols: ['s'], zh: ['秒钟?'], en: ['seconds?', 'secs?', '-second'] },
  h: { symbols: ['h'], zh: ['个?小时', '个?钟头'], en: ['hours?', 'hrs?', '-hour'] },
  d: { zh: ['个?工作日', '天', '日(?=内|以内|之内)'], en: ['(?:working |business |calendar )?days?', '-day'] },
  wk: { zh: ['个?星期', '个?礼拜', '周'], en: ['weeks?', '-week'] },
  mo: { zh: ['个月'], en: ['months?', '-month'] },
  yr: { zh: ['年(?!\\d|代|月|级)'], en: ['years?', '-year'] },
  TB: { symbols: ['TB', 'T(?=硬盘|存储)'], en: ['terabytes?'] },
  GB: { symbols: ['GB', 'G(?=内存|硬盘|存储)'], en: ['gigabytes?'] },
  MB: { symbols: ['MB'], zh: ['兆(?!瓦|帕|赫|伏)'], en: ['megabytes?'] },
  KB: { symbols: ['KB', 'kB'], en: ['kilobytes?'] },
  Gbps: { symbols: ['Gbps', 'Gbit/s'], zh: ['千兆'] },
  Mbps: { symbols: ['Mbps', 'Mbit/s', 'Mb/s'] },
  dpi: { symbols: ['dpi', 'DPI'] },
  px: { symbols: ['px'], zh: ['像素'], en: ['pixels?'] },
}

interface Form {
  symbol: string
  pattern: string
  isExact: boolean
}

const forms: Form[] = Object.entries(units).flatMap(([symbol, { symbols = [], zh = [], en = [] }]) => [
  ...symbols.map((pattern) => ({ symbol, pattern: /[A-Za-z]$/.test(pattern) ? `${pattern}(?![A-Za-z])` : pattern, isExact: true })),
  ...zh.map((pattern) => ({ symbol, pattern, isExact: true })),
  ...en.map((pattern) => ({ symbol, pattern: `(?:${pattern})(?![A-Za-z])`, isExact: false })),
])

const eitherCase = (pattern: string) =>
  pattern.replace(/\(\?[:!=]|\\.|\[[^\]]*\]|[a-z]/gi, (part) => (part.length === 1 ? `[${part.toLowerCase()}${part.toUpperCase()}]` : part))

/** Longest forms first: 千瓦时 before 千瓦, mm² before mm. */
const ordered = forms.toSorted((a, b) => b.pattern.replace(/\(.*?\)/g, '').length - a.pattern.replace(/\(.*?\)/g, '').length)

/** Any unit as a part of a larger pattern. */
export const unitPattern = `(?:${ordered.map(({ pattern, isExact }) => (isExact ? pattern : eitherCase(pattern))).join('|')})`

const exact = ordered.map(({ symbol, pattern, isExact }) => ({
  symbol,
  // Look-aheads see what follows in the text, which is not there any more.
  whole: new RegExp(`^(?:${pattern.replace(/\(\?[!=][^)]*\)/g, '')})$`, isExact ? '' : 'i'),
}))
const known = new Map<string, string>()

/** The symbol of a unit as it stands in a text. */
export function unitOf(written: string): string {
  let symbol = known.get(written)
  if (symbol === undefined) {
    symbol = exact.find(({ whole }) => whole.test(written))?.symbol ?? written
    if (known.size < 1_000) known.set(written, symbol)
  }
  return symbol
}
