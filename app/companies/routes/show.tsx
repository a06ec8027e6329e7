import { databaseNow } from '#db/clock'
import { listCorridors } from '~/corridors/queries.server'
import { awardsOf } from '~/discovery/matching/queries.server'
import { CompanyReviews } from '~/engagements/reviews/components/company-reviews'
import { recordOf, reviewsAbout } from '~/engagements/reviews/queries.server'
import { chinaDay } from '~/platform/china-day'
import { actorOf, languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { found } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { DocumentSheet } from '~/translations/components/document-text'
import { readDocument } from '~/translations/queries.server'
import { Card } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { formatDay } from '~/ui/format-instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { holds } from '../capabilities/capability'
import { capabilitiesFor } from '../capabilities/queries.server'
import { canReadRegister, isVerified, nameFor } from '../company'
import { CapabilityCard } from '../components/capability-card'
import { CompanyName, OtherName } from '../components/company-name'
import { FactList } from '../components/fact-list'
import { ProfileText } from '../components/profile-text'
import { lastVerification, visibleCompany } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'public', kept: true }

async function gate({ context, params }: Route.LoaderArgs) {
  const actor = actorOf(context)
  const now = await databaseNow(db)
  const visit = { ref: params.ref, now, companyId: actor?.company?.id ?? null, isStaff: canReadRegister(actor) }
  return { now, company: found(await visibleCompany(db, visit)) }
}

export async function loader(args: Route.LoaderArgs) {
  const { now, company } = await gate(args)
  const { id, documentId, corridorId, status: _, verifiedUntil: __, verifiedAt: ___, ...facts } = company
  const isPublic = isVerified(company, now)
  const before = new URL(args.request.url).searchParams.get('before')
  const [corridors, profile, verification, capabilities, awards, record, said] = await Promise.all([
    listCorridors(db),
    documentId ? readDocument(db, { documentId, language: languageOf(args.context) }) : null,
    isPublic ? lastVerification(db, id) : undefined,
    capabilitiesFor(db, id),
    awardsOf(db, [id]),
    recordOf(db, { companyId: id, kind: company.kind }),
    reviewsAbout(db, {
      companyId: id,
      language: languageOf(args.context),
      before: before && /^[0-9a-f-]{36}$/.test(before) ? before : null,
    }),
  ])
  return {
    company: facts,
    isPublic,
    corridor: corridors.find((corridor) => corridor.id === corridorId) ?? null,
    verification: verification ? { registry: verification.registry, at: verification.createdAt } : null,
    profile,
    capabilities: { ...capabilities, certificates: capabilities.certificates.filter((each) => holds(each, chinaDay(now))) },
    awards: awards.get(id) ?? 0,
    record,
    reviews: said.reviews,
    nextReviews: said.next,
  }
}

/** What everybody may know of a verified company. Whom to call is told after an award, never here. */
export default function ShowCompany({ loaderData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { company, isPublic, corridor, verification, profile, capabilities, awards, record, reviews, nextReviews } = loaderData
  const date = verification ? formatDay(chinaDay(verification.at), language) : ''
  return (
    <>
      <PageMeta
        title={nameFor(company, language).name}
        description={profile?.fields.about?.slice(0, 160) ?? ''}
        path={`/companies/${company.ref}`}
      />
      <PageHeader
        kicker={t(`companies:kind.${company.kind}`)}
        title={<CompanyName company={company} />}
        sub={<OtherName company={company} />}
        chips={
          isPublic ? (
            <Chip tone="good" icon="shield">
              {t('companies:standing.verified')}
            </Chip>
          ) : undefined
        }
      />
      {isPublic ? null : <Notice tone="warning">{t('companies:public.notPublic')}</Notice>}
      <Card className="mb-8" title={t('companies:public.facts')}>
        <FactList company={company} corridor={corridor} isPublic />
        {verification ? (
          <p className="mt-4 text-ink-soft text-sm">
            {t('companies:public.verifiedOn', { date, registry: t(`companies:registryShort.${verification.registry}`) })}
          </p>
        ) : null}
      </Card>
      {company.kind === 'vendor' ? <CapabilityCard capabilities={capabilities} awards={awards} /> : null}
      <CompanyReviews
        kind={company.kind}
        record={record}
        reviews={reviews}
        next={nextReviews && `/${segmentOf(language)}/companies/${company.ref}?before=${nextReviews}`}
      />
      <section>
        <h2 className="mb-3">{t('companies:public.profile')}</h2>
        {profile ? (
          <DocumentSheet view={profile}>
            <ProfileText view={profile} kind={company.kind} />
          </DocumentSheet>
        ) : (
          <p className="text-ink-soft">{t('companies:public.noProfile')}</p>
        )}
      </section>
    </>
  )
}
