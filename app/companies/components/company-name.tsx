import { useWords } from '~/platform/i18n/words'
import { type City, cityFor } from '../city'
import { nameFor, otherNameFor } from '../company'

interface Names {
  nameZh: string
  nameEn: string
}

/** A company's name in the reader's language; never turned around by what surrounds it. */
export function CompanyName({ company }: { company: Names }) {
  const { language } = useWords()
  const { name, lang } = nameFor(company, language)
  return <bdi lang={lang}>{name}</bdi>
}

/** Its city in the reader's language; nothing where nobody has named it. */
export function CompanyCity({ company }: { company: City }) {
  const { language } = useWords()
  const { name, lang } = cityFor(company, language)
  return name === '' ? null : <bdi lang={lang}>{name}</bdi>
}

/** Its name in the other language, if it has one. */
export function OtherName({ company }: { company: Names }) {
  const { language } = useWords()
  const other = otherNameFor(company, language)
  return other ? <bdi lang={other.lang}>{other.name}</bdi> : null
}
