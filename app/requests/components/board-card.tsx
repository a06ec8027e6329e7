import type { Currency } from '#db/schema'
import { type Language, otherLanguage, segmentOf } from '~/platform/i18n/language'
import type { Translate } from '~/platform/i18n/words'
import { ProvenanceMark } from '~/translations/components/provenance-chip'
import { originalProvenance, type Provenance, unverifiedProvenance } from '~/translations/document'
import { clockAt, formatRelative } from '~/ui/format-instant'
import { Marked } from '~/ui/marked'
import { PageLink } from '~/ui/page-link'
import type { BoardState } from '../board/filters'
import { type Range, rangeText } from '../budget'

/** Exactly what a card shows, as the loader sends it. */
export interface BoardCardData {
  ref: string
  title: string
  summary: string
  provenance: 'original' | 'verified' | 'unverified'
  vertical: string | null
  technologies: readonly string[]
  corridor: string | null
  /** Both sides bring something. */
  isTogether: boolean
  currency: Currency
  budget: Range
  /** The same in the reader's currency; null without a rate, or when it is the same currency. */
  converted: { currency: Currency; range: Range } | null
  deadlineAt: string
  suspendedAt: string | null
  /** Title and a passage with what was looked for marked; the passage stands for the summary. */
  marks?: { title: Marks; passage: Marks }
}
type Marks = Parameters<typeof Marked>[0]['pieces']

interface Words {
  t: Translate
  language: Language
  now: string
}

/** One request in a list. It uses no hook: a page shows twenty of them, and the list asks for the words once. */
export function BoardCard({
  card,
  state,
  words,
  as: Heading = 'h2',
}: {
  card: BoardCardData
  state: BoardState
  words: Words
  as?: 'h2' | 'h3'
}) {
  const { t, language, now } = words
  // While the clock stands still, the deadline that was is no promise.
  const [stood, at] =
    state === 'suspended' && card.suspendedAt
      ? (['suspendedSince', card.suspendedAt] as const)
      : ([state === 'open' ? 'closes' : 'closed', card.deadlineAt] as const)
  const lang = card.provenance === 'unverified' ? otherLanguage(language) : undefined
  return (
    <li className="board-card">
      <Heading lang={lang}>
        <PageLink to={`/${segmentOf(language)}/requests/${card.ref}`}>
          {card.marks ? <Marked pieces={card.marks.title} /> : card.title}
        </PageLink>
      </Heading>
      <p className="board-summary" lang={lang}>
        {card.marks ? <Marked pieces={card.marks.passage} /> : card.summary}
      </p>
      <p className="board-kind">
        <ProvenanceMark provenance={provenances[card.provenance]} t={t} />
        {card.isTogether ? <b>{t('requests:mode.build')}</b> : null}
        {card.vertical ? <span>{t(`requests:vertical.${card.vertical}`)}</span> : null}
        {card.technologies.length > 0 ? (
          <span>
            {card.technologies.map((technology) => t(`requests:technology.${technology}`)).join(t('requests:board.listSeparator'))}
          </span>
        ) : null}
        {card.corridor ? <span>{card.corridor}</span> : null}
      </p>
      <dl>
        <div>
          <dt>{t('requests:fact.budget')}</dt>
          <dd>
            <b>{`${rangeText(card.budget, card.currency, language)} `}</b>
            {card.converted ? <span>{`≈ ${rangeText(card.converted.range, card.converted.currency, language)}`}</span> : null}
          </dd>
        </div>
        <div>
          <dt>{t(`requests:board.${stood}`)}</dt>
          <dd>
            <time dateTime={at}>{bothClocks(at, words)}</time>
            {state === 'open' ? <span>{relative(card.deadlineAt, now, language)}</span> : null}
          </dd>
        </div>
      </dl>
      <p className="board-next">{t(`requests:board.next.${state}`)}</p>
    </li>
  )
}

const provenances: Record<BoardCardData['provenance'], Provenance> = {
  original: originalProvenance,
  verified: { ...originalProvenance, kind: 'verified' },
  unverified: unverifiedProvenance,
}

// Deadlines lie at 17:00 in China on working days, so the cards of a board share a few of them; each costs four Intl calls.
const said = new Map<string, string>()

function bothClocks(at: string, { t, language, now }: Words): string {
  const key = `${language} ${now.slice(0, 4)} ${at}`
  let text = said.get(key)
  if (text === undefined) {
    const [china, india] = [clockAt(at, 'CST', language, now), clockAt(at, 'IST', language, now)]
    const clocks =
      language === 'zh-CN'
        ? [`${t('common:time.zone.CST')}\u00a0${china.time}`, `${t('common:time.zone.IST')}\u00a0${india.time}`]
        : [`${china.time}\u00a0${t('common:time.zone.CST')}`, `${india.time}\u00a0${t('common:time.zone.IST')}`]
    text = language === 'zh-CN' ? `${china.day} ${clocks.join(' / ')}` : `${clocks.join(' / ')}, ${china.day} `
    if (said.size > 2_000) said.clear()
    said.set(key, text)
  }
  return text
}

function relative(at: string, now: string, language: Language): string {
  const far = formatRelative(at, now, language)
  return language === 'zh-CN' ? `（${far}）` : `(${far})`
}
