import { languageOf } from '~/platform/context.server'
import { csv } from '~/platform/csv'
import { db, reader } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { canCompare } from '../bid'
import { comparisonOf } from '../compare/queries.server'
import { comparisonTable } from '../compare/table'
import { requestToBidOn } from '../queries.server'
import type { Route } from './+types/compare-csv'

export const handle = { policy: 'bids.compare' }

async function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  const wanted = found(await requestToBidOn(db, { ref: args.params.ref, language: languageOf(args.context) }))
  allow(canCompare(actor, wanted) && wanted.openedAt !== null)
  return { wanted, openedAt: wanted.openedAt! }
}

/** The comparison for a spreadsheet. */
export async function loader(args: Route.LoaderArgs) {
  const { wanted, openedAt } = await gate(args)
  const language = languageOf(args.context)
  const bids = await comparisonOf(reader, { requestId: wanted.id, companyId: wanted.companyId, openedAt, language })
  return new Response(
    csv(
      comparisonTable(bids, {
        t: translateFor(language),
        language,
        requirements: wanted.requirements,
        isTogether: wanted.mode === 'build',
      }),
    ),
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="bids-${wanted.ref}.csv"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    },
  )
}
