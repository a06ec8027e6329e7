import { useSearchParams } from 'react-router'
import { databaseNow } from '#db/clock'
import { listCorridors } from '~/corridors/queries.server'
import { chinaDay } from '~/platform/china-day'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { DocumentSheet } from '~/translations/components/document-text'
import { readLatest } from '~/translations/queries.server'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { formatDay } from '~/ui/format-instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { NextStep } from '~/ui/stepper'
import { canEditCompany, hasCompany, standingOf } from '../company'
import { CompanyName, OtherName } from '../components/company-name'
import { CompanyTabs } from '../components/company-tabs'
import { ContactList, FactList, NumberList } from '../components/fact-list'
import { ProfileText } from '../components/profile-text'
import { StandingChip } from '../components/standing-chip'
import { lastDecision, ownCompany } from '../queries.server'
import type { Route } from './+types/own'

export const handle = { policy: 'companies.readOwn' }

async function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(hasCompany(actor))
  return { actor, company: found(await ownCompany(db, { companyId: actor.company.id, personId: actor.personId })) }
}

export async function loader(args: Route.LoaderArgs) {
  const { actor, company } = await gate(args)
  const { documentId, corridorId, askedAt: _, ...facts } = company
  const language = languageOf(args.context)
  const standing = standingOf(company, await databaseNow(db))
  const decision = standing === 'refused' || standing === 'suspended' ? await lastDecision(db, company.id) : undefined
  return {
    company: facts,
    standing,
    said: decision?.note ?? null,
    canEdit: canEditCompany(actor),
    corridor: (await listCorridors(db)).find(({ id }) => id === corridorId) ?? null,
    profile: documentId ? await readLatest(db, { documentId, language }) : null,
  }
}

const savedNotes = ['facts', 'sentBack', 'asked']

/** Who we are here, whether that has been confirmed, and who acts next. */
export default function OwnCompany({ loaderData: { company, standing, said, canEdit, corridor, profile } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const saved = useSearchParams()[0].get('saved') ?? ''
  const base = `/${segmentOf(language)}`
  const date = company.verifiedUntil ? formatDay(chinaDay(company.verifiedUntil), language) : ''
  const isReadersTurn = standing === 'refused'
  const isPublic = standing === 'verified' || standing === 'expiring'
  return (
    <>
      <title>{t('companies:own.title')}</title>
      <PageHeader
        kicker={t(`companies:kind.${company.kind}`)}
        title={<CompanyName company={company} />}
        sub={<OtherName company={company} />}
        chips={<StandingChip standing={standing} />}
        actions={
          isPublic ? (
            <LinkButton variant="secondary" to={`${base}/companies/${company.ref}`}>
              {t('companies:own.publicPage')}
            </LinkButton>
          ) : undefined
        }
      />
      <CompanyTabs current="overview" statesCapabilities={canEdit && company.kind === 'vendor'} />
      {savedNotes.includes(saved) ? (
        <Notice tone="success" announce>
          {t(`companies:saved.${saved}`)}
        </Notice>
      ) : null}
      <Card className="mb-6 [&>p:first-child]:mt-0" tone={isReadersTurn ? 'attention' : undefined}>
        <NextStep isReadersTurn={isReadersTurn}>{t(`companies:next.${standing}`, { date })}</NextStep>
        {standing === 'waiting' ? <p className="mt-2 text-ink-soft text-sm">{t(`companies:meanwhile.${company.kind}`)}</p> : null}
        {said ? (
          <div className="mt-4">
            <p className="text-ink-soft text-sm">{t('companies:moderatorSays')}</p>
            <p lang={company.language} className="whitespace-pre-line">
              {said}
            </p>
          </div>
        ) : null}
      </Card>
      <div className="grid gap-6 lg:grid-cols-2">
        <Card
          title={t('companies:own.facts')}
          actions={
            canEdit ? (
              <LinkButton variant={isReadersTurn ? 'primary' : 'secondary'} icon="edit" to={`${base}/company/edit`}>
                {t('companies:edit.link')}
              </LinkButton>
            ) : undefined
          }
        >
          <FactList company={company} corridor={corridor} />
          <div className="border-line border-t">
            <NumberList company={company} />
          </div>
        </Card>
        <Card title={t('companies:own.contact')}>
          <p className="mb-2 text-ink-soft text-sm">{t('companies:own.contactNote')}</p>
          <ContactList company={company} />
          {canEdit ? (
            <p className="-ms-4 mt-3 flex flex-wrap">
              <LinkButton to={`${base}/company/webhooks`} variant="quiet" icon="bell">
                {t('webhooks:title')}
              </LinkButton>
              <LinkButton to={`${base}/company/tokens`} variant="quiet" icon="lock">
                {t('tokens:company.title')}
              </LinkButton>
            </p>
          ) : (
            <p className="mt-3 text-ink-soft text-sm">{t('companies:own.readOnly')}</p>
          )}
        </Card>
      </div>
      <section className="mt-8">
        <h2 className="mb-3">{t('companies:own.profile')}</h2>
        {profile ? (
          <DocumentSheet view={profile}>
            <ProfileText view={profile} kind={company.kind} />
          </DocumentSheet>
        ) : (
          <EmptyState
            title={t('companies:own.noProfile')}
            action={canEdit ? <LinkButton to={`${base}/company/profile`}>{t('companies:own.writeProfile')}</LinkButton> : undefined}
          >
            {t('companies:own.noProfileHint')}
          </EmptyState>
        )}
      </section>
    </>
  )
}
