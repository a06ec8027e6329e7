import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import { nameOf } from '~/corridors/corridor'
import { listCorridors } from '~/corridors/queries.server'
import { choicesFor } from '~/notifications/choices/queries.server'
import { type LetterSection, sendLetter } from '~/notifications/commands.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { enqueue } from '~/platform/jobs.server'
import { boardSearch, readFilters } from '~/requests/board/filters'
import { titlesOf } from '~/requests/commands.server'
import { nextMorning, type Reader, readerOf } from '../alerts/morning.server'
import { wordsOf } from '../saved/saved-search'

/** Requests that one letter names; the rest is a number. */
const mostNamed = 20

/**
 * The letter of the morning: what has come out since the last one and is still open, under the search that it fits. Nothing new, no letter. What is
 * suspended waits for another morning, until it is out again or over.
 */
export function sendDigest(db: Db, { personId }: { personId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const waiting = await tx
      .selectFrom('searchAlert')
      .innerJoin('request', 'request.id', 'searchAlert.requestId')
      .leftJoin('savedSearch', 'savedSearch.id', 'searchAlert.savedSearchId')
      .select(['searchAlert.id', 'request.id as requestId', 'request.ref', 'request.status', 'request.deadlineAt'])
      .select(['savedSearch.search', 'savedSearch.language'])
      .where('searchAlert.personId', '=', personId)
      .where('searchAlert.isWaiting', '=', 1)
      .orderBy('searchAlert.createdAt')
      .orderBy('searchAlert.id')
      .limit(200)
      .execute()
    const settled = waiting.filter(({ status }) => status !== 'suspended')
    for (const { id } of settled) await tx.updateTable('searchAlert').set({ isWaiting: 0 }).where('id', '=', id).execute()
    const open = waiting.filter(({ status }) => status === 'open')
    const person = await tx
      .selectFrom('person')
      .leftJoin('membership', 'membership.personId', 'person.id')
      .leftJoin('company', 'company.id', 'membership.companyId')
      .select(['person.email', 'person.language', 'person.timeZone', 'company.country'])
      .where('person.id', '=', personId)
      .where('person.status', '=', 'active')
      .executeTakeFirst()
    if (!person) return
    if (settled.length < waiting.length) await planDigest(tx, personId, readerOf(person))
    if (open.length === 0 || !(await choicesFor(tx, [personId], 'searches'))(personId).isMailed) return
    await sendLetter(tx, {
      ...{ to: person.email, language: person.language, personId },
      kind: 'searchDigest',
      values: { count: open.length },
      path: '/saved-searches',
      sections: await sectionsOf(tx, open.slice(0, mostNamed), person.language),
    })
  })
}

/** Plans the letter of a reader's next morning. A key for each: the letter of this one, while it is written, must not swallow the next. */
export async function planDigest(tx: Tx, personId: string, reader: Reader): Promise<void> {
  const runAt = nextMorning(await databaseNow(tx), reader)
  await enqueue(tx, 'sendDigest', { personId }, { runAt, uniqueKey: `digest:${personId}:${runAt}` })
}

interface Waiting {
  requestId: string
  ref: string
  deadlineAt: InstantText | null
  /** Null when the search has been deleted since. */
  search: string | null
  language: LanguageTag | null
}

async function sectionsOf(tx: Tx, waiting: readonly Waiting[], language: LanguageTag): Promise<LetterSection[]> {
  const corridors = await listCorridors(tx)
  const sections = new Map<string, LetterSection>()
  for (const { requestId, ref, deadlineAt, search, language: writtenIn } of waiting) {
    const key = `${writtenIn ?? ''} ${search ?? ''}`
    const section = sections.get(key) ?? { heading: headingOf(search, writtenIn), items: [] }
    section.items.push({ title: await titlesOf(tx, requestId), deadlineAt, path: `/requests/${ref}` })
    sections.set(key, section)
  }
  return [...sections.values()]

  /** The whole search, as an address for a reader of this language: amounts without a currency are in the page's usual one. */
  function headingOf(search: string | null, writtenIn: LanguageTag | null): LetterSection['heading'] {
    if (search === null || writtenIn === null) return null
    const filters = readFilters(new URLSearchParams(search), writtenIn)
    const corridor = corridors.find(({ slug }) => slug === filters.corridor)
    const names = corridor ? { zh: nameOf(corridor, 'zh-CN'), en: nameOf(corridor, 'en') } : null
    return {
      text: wordsOf({ filters, corridor: names }, translateFor(language), language),
      path: `/requests${boardSearch(filters, language)}`,
    }
  }
}
