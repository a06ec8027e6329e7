/** Numbers written in words. They satisfy the figure on the other side, but never ask for one: 一台 may become "a machine". */

const chineseDigits: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const chinesePlaces: Record<string, number> = { 十: 10, 百: 100, 千: 1_000 }

const chineseNumber = /[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?/g

/** Values of all Chinese numerals of a text; halves, pairs and tenths (三成) among them. */
export function chineseNumerals(text: string): number[] {
  const values = Array.from(text.matchAll(chineseNumber), ([numeral]) => chineseValue(numeral)).filter((value) => value !== null)
  for (const [, tenths] of text.matchAll(/([一二两三四五六七八九])成/g)) values.push((chineseDigits[tenths!] ?? 0) * 10)
  if (/半/.test(text)) values.push(0.5, 50, ...values.map((value) => value + 0.5))
  if (/双|倍|对/.test(text)) values.push(2)
  if (/单|每|首/.test(text)) values.push(1)
  if (/季度/.test(text)) values.push(3)
  return values
}

/** Value of one numeral: 十二, 三千五百, 一亿二千万, 二〇二六, 三点五; null where it is none (万千). */
export function chineseValue(numeral: string): number | null {
  const [whole = '', fraction] = numeral.split('点')
  const value = wholeOf(whole)
  if (value === null || fraction === undefined) return value
  return Number(`${value}.${[...fraction].map((digit) => chineseDigits[digit]).join('')}`)
}

function wholeOf(text: string): number | null {
  const [, above, below] = /^(.*?)亿(.*)$/.exec(text) ?? []
  if (above !== undefined) return together(above, 100_000_000, below!)
  const [, left, right] = /^(.*)万(.*)$/.exec(text) ?? []
  if (left !== undefined) return together(left, 10_000, right!)
  return belowTenThousand(text)
}

function together(above: string, times: number, below: string): number | null {
  const many = wholeOf(above)
  const rest = below === '' ? 0 : wholeOf(below)
  return many === null || rest === null || above === '' ? null : many * times + rest
}

function belowTenThousand(text: string): number | null {
  if (!/[十百千]/.test(text)) return text === '' ? null : Number([...text].map((digit) => chineseDigits[digit]).join(''))
  let sum = 0
  let digit: number | null = null
  for (const sign of text) {
    const place = chinesePlaces[sign]
    if (place === undefined) digit = chineseDigits[sign] ?? 0
    else {
      sum += (digit ?? 1) * place
      digit = null
    }
  }
  return sum + (digit ?? 0)
}

const englishUnits =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const englishOrdinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')
const englishWords = new Map<string, number>([
  ...englishUnits.map((word, value): [string, number] => [word, value]),
  ...englishTens.map((word, index): [string, number] => [word, (index + 2) * 10]),
])
const englishPlaces = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['lakh', 100_000],
  ['million', 1_000_000],
  ['crore', 10_000_000],
  ['billion', 1_000_000_000],
])
const englishSingles = new Map<string, readonly number[]>([
  ...englishOrdinals.map((word, index): [string, number[]] => [word, [index + 1]]),
  ['a', [1]],
  ['an', [1]],
  ['single', [1]],
  ['once', [1]],
  ['each', [1]],
  ['every', [1]],
  ['per', [1]],
  ['twice', [2]],
  ['double', [2]],
  ['both', [2]],
  ['pair', [2]],
  ['half', [0.5, 50]],
  ['third', [3]],
  ['quarter', [0.25, 25, 3]],
  ['quarterly', [3]],
  ['triple', [3]],
  ['dozen', [12]],
  ['noon', [12]],
  ['midnight', [0]],
  ['daily', [1]],
  ['weekly', [1]],
  ['fortnight', [2, 14]],
])

/** Values of all numbers in English words; articles count as one, "half" as 0.5 and 50. */
export function englishNumerals(text: string): number[] {
  const values: number[] = []
  let sum: number | null = null
  let group = 0
  const end = () => {
    if (sum !== null) values.push(sum + group)
    sum = null
    group = 0
  }
  for (const [word] of text.toLowerCase().matchAll(/[a-z]+|[^a-z\s-]/g)) {
    const value = englishWords.get(word)
    const place = englishPlaces.get(word)
    if (value !== undefined) {
      // "twenty four" is one number, "four five" are two.
      if (sum !== null && group % 10 !== 0) end()
      sum ??= 0
      group += value
    } else if (place !== undefined) {
      if (place === 100) group = (group || 1) * 100
      else {
        sum = (sum ?? 0) + (group || 1) * place
        group = 0
      }
      sum ??= 0
    } else if (word === 'and' && sum !== null) {
      // "one hundred and five"
    } else {
      end()
      values.push(...(englishSingles.get(word) ?? []))
    }
  }
  end()
  return values.some((value) => value === 0.5) ? [...values, ...values.map((value) => value + 0.5)] : values
}
