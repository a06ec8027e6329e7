import type { LanguageTag } from '#db/schema'
import { monthOf } from '../fact-pattern'
import type { Fact, Rest } from './facts'

const month = String.raw`(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])`
const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`
const dash = ` ?(?:-|–|—|~|～|至|到| to | and ) ?`

const two = (value: number | string): string => String(value).padStart(2, '0')
const date = (key: string): Omit<Fact, 'start' | 'end'> => ({ type: 'date', key, value: null })
const dayKey = (year: string | undefined, ofMonth: number | string, ofDay: string): string => `${year ?? '-'}-${two(ofMonth)}-${two(ofDay)}`
const isDay = (ofMonth: number | string, ofDay: number | string) =>
  Number(ofMonth) >= 1 && Number(ofMonth) <= 12 && Number(ofDay) >= 1 && Number(ofDay) <= 31

/** Days, months, quarters and times of day; without a year `--11-30` (ISO 8601's form for a day of every year). */
export function takeDates(rest: Rest, language: LanguageTag): void {
  rest.take(/(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d])/g, ([, year, , ofMonth, ofDay]) =>
    isDay(ofMonth!, ofDay!) ? [date(dayKey(year, ofMonth!, ofDay!))] : null,
  )
  if (language === 'en') takeEnglish(rest)
  else takeChinese(rest)
  rest.take(/(?<![\d:.])([01]?\d|2[0-3])[:：]([0-5]\d)(?::[0-5]\d)?(?: ?([ap])\.?m\.?)?(?![\d:])/gi, ([, hour, minute, half]) => [
    date(timeKey(Number(hour), minute!, half)),
  ])
}

function timeKey(hour: number, minute: string | number, half?: string): string {
  const isAfternoon = half?.toLowerCase() === 'p' && hour < 12
  const isMidnight = half?.toLowerCase() === 'a' && hour === 12
  return `T${two(isAfternoon ? hour + 12 : isMidnight ? 0 : hour)}:${two(minute)}`
}

function takeChinese(rest: Rest) {
  rest.take(
    /(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?(?: ?(?:-|–|—|~|～|至|到) ?(\d{1,2}) ?[日号])/g,
    ([, year, ofMonth, first, last]) =>
      isDay(ofMonth!, first!) ? [date(dayKey(year, ofMonth!, first!)), date(dayKey(year, ofMonth!, last!))] : null,
  )
  rest.take(/(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]/g, ([, year, ofMonth, ofDay]) =>
    isDay(ofMonth!, ofDay!) ? [date(dayKey(year, ofMonth!, ofDay!))] : null,
  )
  rest.take(/(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月? ?(?:-|–|—|~|～|至|到) ?(\d{1,2}) ?月(?!\d)/g, ([, year, first, last]) =>
    isDay(first!, 1) && isDay(last!, 1) ? [date(`${year ?? '-'}-${two(first!)}`), date(`${year ?? '-'}-${two(last!)}`)] : null,
  )
  rest.take(/(?:(\d{4}) ?年 ?)?(?<!\d)(\d{1,2}) ?月/g, ([, year, ofMonth]) =>
    isDay(ofMonth!, 1) ? [date(`${year ?? '-'}-${two(ofMonth!)}`)] : null,
  )
  rest.take(/(?<!\d)((?:19|20)\d\d) ?年/g, ([, year]) => [{ type: 'number', key: year!, value: Number(year) }])
  rest.take(/第?([1-4一二三四])季度/g, ([, quarter]) => [date(`Q${'一二三四'.indexOf(quarter!) + 1 || quarter}`)])
  rest.take(
    /(凌晨|早上|上午|中午|下午|晚上|傍晚|夜里) ?(\d{1,2}) ?[点时](?!间)(?:(半)|(\d{1,2}) ?分?)?/g,
    ([, part, hour, half, minute]) => {
      const isLate = /下午|晚上|傍晚|夜里/.test(part!) || (part === '中午' && Number(hour) < 4)
      return Number(hour) > 24 ? null : [date(timeKey(Number(hour) % 24, half ? 30 : (minute ?? 0), isLate ? 'p' : undefined))]
    },
  )
  rest.take(/(?<![\d.])([01]?\d|2[0-3]) ?点(?:(半)|(\d{2}) ?分|(?=整|前|后|到|至|之|开始|[-–~，。]|$))/g, ([, hour, half, minute]) => [
    date(timeKey(Number(hour), half ? 30 : (minute ?? 0))),
  ])
}

function takeEnglish(rest: Rest) {
  rest.take(new RegExp(`(?<!\\d)${day}${dash}${day}(?: of)? ${month}(?:,? (\\d{4}))?`, 'g'), ([, first, last, name, year]) =>
    isDay(1, first!) ? [date(dayKey(year, monthOf(name!), first!)), date(dayKey(year, monthOf(name!), last!))] : null,
  )
  rest.take(new RegExp(`(?<!\\d)${day}(?: of)? ${month}(?:,? (\\d{4}))?`, 'g'), ([, ofDay, name, year]) =>
    isDay(1, ofDay!) ? [date(dayKey(year, monthOf(name!), ofDay!))] : null,
  )
  rest.take(new RegExp(`\\b${month} ${day}${dash}${day}(?!\\d)(?:, ?(\\d{4}))?`, 'g'), ([, name, first, last, year]) =>
    isDay(1, first!) && isDay(1, last!) ? [date(dayKey(year, monthOf(name!), first!)), date(dayKey(year, monthOf(name!), last!))] : null,
  )
  rest.take(new RegExp(`\\b${month} ${day}(?![\\d,]\\d)(?:, ?(\\d{4}))?`, 'g'), ([, name, ofDay, year]) =>
    isDay(1, ofDay!) ? [date(dayKey(year, monthOf(name!), ofDay!))] : null,
  )
  rest.take(new RegExp(`\\b${month} (?:of )?(\\d{4})`, 'g'), ([, name, year]) => [date(`${year}-${two(monthOf(name!))}`)])
  // "May" and "March" are other words, too, unless something before them says when.
  rest.take(
    new RegExp(
      `\\b((?:in|of|by|until|till|since|from|to|before|after|mid|early|late|end|every|each|and|this|next|last)[ -])?${month}`,
      'g',
    ),
    ([, before, name]) => (before || !/^Ma[yr]/.test(name!) ? [date(`--${two(monthOf(name!))}`)] : null),
  )
  const ordinal = ['first', 'second', 'third', 'fourth']
  rest.take(/\bQ([1-4])\b|\b(first|second|third|fourth|1st|2nd|3rd|4th) quarter\b/gi, ([, digit, word]) => [
    date(`Q${digit ?? (/^\d/.test(word!) ? word![0] : ordinal.indexOf(word!.toLowerCase()) + 1)}`),
  ])
  rest.take(/(?<![\d:.])(1[0-2]|\d) ?([ap])\.?m\b\.?/gi, ([, hour, half]) => [date(timeKey(Number(hour), 0, half))])
}
