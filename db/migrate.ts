import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import * as firstHouse from './migrations/0001-first-house'
import * as translationMemory from './migrations/0002-translation-memory'
import * as termsAndChecks from './migrations/0003-terms-and-checks'
import * as exchange from './migrations/0004-exchange'
import * as cityInBothLanguages from './migrations/0005-city-in-both-languages'
import * as filesOfAmendments from './migrations/0006-files-of-amendments'
import * as freshUnits from './migrations/0010-fresh-units'
import * as dictionary from './migrations/0011-dictionary'
import * as cuts from './migrations/0012-cuts'
import * as machineDrafts from './migrations/0014-machine-drafts'
import * as teamFigures from './migrations/0015-team-figures'
import * as engagements from './migrations/0020-engagements'
import * as contracts from './migrations/0021-contracts'
import * as milestones from './migrations/0022-milestones'
import * as ndas from './migrations/0023-ndas'
import * as search from './migrations/0030-search'
import * as alerts from './migrations/0031-alerts'
import * as matching from './migrations/0032-matching'
import * as messages from './migrations/0040-messages'
import * as meetings from './migrations/0041-meetings'
import * as disputes from './migrations/0042-disputes'
import * as motions from './migrations/0043-motions'
import * as certificates from './migrations/0044-certificates'
import * as reviews from './migrations/0045-reviews'
import * as buildingTogether from './migrations/0046-building-together'
import * as outcomes from './migrations/0047-outcomes'
import * as accessTokens from './migrations/0050-access-tokens'
import * as webhooks from './migrations/0051-webhooks'
import * as answersInTime from './migrations/0060-answers-in-time'
import * as searchByNewest from './migrations/0068-search-by-newest'
import * as memoryBlocks from './migrations/0070-memory-blocks'
import * as suggestionsTaken from './migrations/0072-suggestions-taken'
import * as budgetsOnTheBoard from './migrations/0073-budgets-on-the-board'
import * as foundByWhose from './migrations/0074-found-by-whose'
import * as lanesOfJobs from './migrations/0077-lanes-of-jobs'
import * as workWithoutAReader from './migrations/0079-work-without-a-reader'
import * as toldOfRequests from './migrations/0081-told-of-requests'
import * as capabilitiesFound from './migrations/0082-capabilities-found'
import * as annexesReadByStaff from './migrations/0083-annexes-read-by-staff'
import * as messagesNobodySends from './migrations/0084-messages-nobody-sends'

/** Every migration by name, in order. A released one is frozen: a change of mind is a new migration. */
const migrations: Record<string, Migration> = {
  '0001-first-house': firstHouse,
  '0002-translation-memory': translationMemory,
  '0003-terms-and-checks': termsAndChecks,
  '0004-exchange': exchange,
  '0005-city-in-both-languages': cityInBothLanguages,
  '0006-files-of-amendments': filesOfAmendments,
  '0010-fresh-units': freshUnits,
  '0011-dictionary': dictionary,
  '0012-cuts': cuts,
  '0014-machine-drafts': machineDrafts,
  '0015-team-figures': teamFigures,
  '0020-engagements': engagements,
  '0021-contracts': contracts,
  '0022-milestones': milestones,
  '0023-ndas': ndas,
  '0030-search': search,
  '0031-alerts': alerts,
  '0032-matching': matching,
  '0040-messages': messages,
  '0041-meetings': meetings,
  '0042-disputes': disputes,
  '0043-motions': motions,
  '0044-certificates': certificates,
  '0045-reviews': reviews,
  '0046-building-together': buildingTogether,
  '0047-outcomes': outcomes,
  '0050-access-tokens': accessTokens,
  '0051-webhooks': webhooks,
  '0060-answers-in-time': answersInTime,
  '0068-search-by-newest': searchByNewest,
  '0070-memory-blocks': memoryBlocks,
  '0072-suggestions-taken': suggestionsTaken,
  '0073-budgets-on-the-board': budgetsOnTheBoard,
  '0074-found-by-whose': foundByWhose,
  '0077-lanes-of-jobs': lanesOfJobs,
  '0079-work-without-a-reader': workWithoutAReader,
  '0081-told-of-requests': toldOfRequests,
  '0082-capabilities-found': capabilitiesFound,
  '0083-annexes-read-by-staff': annexesReadByStaff,
  '0084-messages-nobody-sends': messagesNobodySends,
}

export const migratorOf = (db: Kysely<any>) => new Migrator({ db, provider: { getMigrations: async () => migrations } })

/**
 * Brings the database up to date. Each migration is a transaction of its own: a process that dies in the middle leaves those before it whole and
 * nothing of that one. Throws when one fails. Returns the names that ran.
 */
export async function migrate(db: Kysely<any>): Promise<string[]> {
  const migrator = migratorOf(db)
  const ran: string[] = []
  for (;;) {
    const { error, results = [] } = await migrator.migrateUp()
    if (error) throw error
    if (results.length === 0) return ran
    ran.push(...results.map(({ migrationName }) => migrationName))
  }
}
