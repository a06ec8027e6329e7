import { useSearchParams } from 'react-router'
import { databaseNow } from '#db/clock'
import { db, reader } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { VendorCard } from '../components/vendor-card'
import { canInvite, mostInvited } from '../matching/fit'
import { countInvited, fittingVendors, requestToMatch } from '../matching/queries.server'
import type { Route } from './+types/vendors'

export const handle = { policy: 'matching.read' }

/** The request's own buyer, while bids are taken. */
async function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  const request = found(await requestToMatch(db, { ref: args.params.ref, companyId: found(actor.company).id }))
  allow(canInvite(actor, request))
  return request
}

export async function loader(args: Route.LoaderArgs) {
  const request = await gate(args)
  return {
    ref: request.ref,
    path: `/${args.params.lang}/my/requests/${request.ref}`,
    left: mostInvited - (await countInvited(db, request.id)),
    namesTechnologies: request.technologies.length > 0,
    // All that fit are compared: where nobody waits for it.
    vendors: await fittingVendors(reader, request, await databaseNow(db)),
  }
}

const problems = ['notOpen', 'notVerified', 'tooMany'] as const

/** Vendors that fit one's request, and why. To invite one tells it that the request is there, nothing more. */
export default function Vendors({ loaderData, params }: Route.ComponentProps) {
  const { t } = useWords()
  const { ref, path, left, namesTechnologies, vendors } = loaderData
  const [said] = useSearchParams()
  const isInvited = said.has('invited')
  const problem = problems.find((each) => each === said.get('problem'))
  return (
    <>
      <title>{t('discovery:matching.title')}</title>
      <PageHeader
        title={t('discovery:matching.title')}
        sub={t('discovery:matching.sub', { max: mostInvited })}
        back={{ to: path, label: ref }}
      />
      <ErrorSummary errors={problem ? [{ message: t(`discovery:matching.refused.${problem}`) }] : []} />
      {isInvited ? (
        <Notice tone="success" announce>
          {t('discovery:matching.invitedNote')}
        </Notice>
      ) : null}
      {vendors.length === 0 ? (
        <EmptyState
          title={t('discovery:matching.none')}
          action={<LinkButton to={`/${params.lang}/companies`}>{t('discovery:companies.title')}</LinkButton>}
        >
          {t(namesTechnologies ? 'discovery:matching.noneBody' : 'discovery:matching.noneUnnamed')}
        </EmptyState>
      ) : (
        <>
          <p className="mb-4 max-w-reading text-ink-soft text-sm">{t('discovery:matching.rule')}</p>
          <ul className="max-w-reading space-y-4">
            {vendors.map((vendor) => (
              <VendorCard key={vendor.ref} vendor={vendor} action={`${path}/vendors/${vendor.ref}/invite`} canInvite={left > 0} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}
