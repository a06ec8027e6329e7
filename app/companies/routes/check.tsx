import { databaseNow } from '#db/clock'
import { listCorridors } from '~/corridors/queries.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { DocumentSheet } from '~/translations/components/document-text'
import { readLatest } from '~/translations/queries.server'
import { Card } from '~/ui/card'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { canReadRegister, canVerify, registries, stampOf, standingOf, verdictsOn } from '../company'
import { CompanyName, OtherName } from '../components/company-name'
import { CompanyTable } from '../components/company-table'
import { DecisionList } from '../components/decision-list'
import { ContactList, FactList, NumberList } from '../components/fact-list'
import { ProfileText } from '../components/profile-text'
import { StandingChip } from '../components/standing-chip'
import { VerdictCard } from '../components/verdict-card'
import { companyForStaff, decisionsOn, likelyDuplicates } from '../verification/queries.server'
import type { Route } from './+types/check'

export const handle = { policy: 'companies.check' }

async function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadRegister(actor))
  return { actor, company: found(await companyForStaff(db, args.params.ref)) }
}

export async function loader(args: Route.LoaderArgs) {
  const { actor, company } = await gate(args)
  const { id, documentId, corridorId, ...facts } = company
  const now = await databaseNow(db)
  const [corridors, duplicates, decisions, profile] = await Promise.all([
    listCorridors(db),
    likelyDuplicates(db, company),
    decisionsOn(db, id),
    documentId ? readLatest(db, { documentId, language: languageOf(args.context) }) : null,
  ])
  return {
    now,
    company: { ...facts, stamp: stampOf(company) },
    standing: standingOf(company, now),
    verdicts: canVerify(actor) ? verdictsOn(company.status, company.askedAt !== null) : [],
    corridor: corridors.find((corridor) => corridor.id === corridorId) ?? null,
    duplicates: duplicates.map(({ id: _, status, createdAt: __, ...row }) => ({ ...row, standing: standingOf({ ...row, status }, now) })),
    decisions,
    profile,
  }
}

/** One company under the moderator's eyes: what it says, where to look that up, who it may be besides, what was decided. */
export default function Check({ loaderData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { company, standing, verdicts, corridor, duplicates, decisions, profile, now } = loaderData
  return (
    <>
      <title>{t('companies:staff.title')}</title>
      <PageHeader
        back={{ to: `/${segmentOf(language)}/staff/companies`, label: t('companies:staff.back') }}
        kicker={`${t(`companies:kind.${company.kind}`)} · ${company.ref}`}
        title={<CompanyName company={company} />}
        sub={<OtherName company={company} />}
        chips={<StandingChip standing={standing} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0 space-y-6">
          <Card title={t('companies:staff.identifiers')}>
            <p className="mb-2 text-ink-soft text-sm">{t('companies:staff.copyHint')}</p>
            <NumberList company={company} />
            <ul className="mt-3 space-y-1 text-sm">
              {registries[company.kind].map((registry) => (
                <li key={registry}>{t('companies:staff.lookUp', { registry: t(`companies:registry.${registry}`) })}</li>
              ))}
            </ul>
            {company.kind === 'vendor' && !company.cin && !company.llpin ? (
              <Notice tone="warning" className="mt-4">
                {t('companies:staff.missingNumber')}
              </Notice>
            ) : null}
          </Card>
          <Card title={t('companies:staff.facts')}>
            <FactList company={company} corridor={corridor} />
            <h3 className="mt-5 mb-1">{t('companies:own.contact')}</h3>
            <ContactList company={company} />
          </Card>
          <section>
            <h2 className="mb-3">{t('companies:staff.duplicates')}</h2>
            <CompanyTable
              caption={t('companies:staff.duplicates')}
              companies={duplicates}
              now={now}
              empty={<p className="text-ink-soft">{t('companies:staff.noDuplicates')}</p>}
            />
          </section>
          {profile ? (
            <section>
              <h2 className="mb-3">{t('companies:staff.profile')}</h2>
              <DocumentSheet view={profile}>
                <ProfileText view={profile} kind={company.kind} />
              </DocumentSheet>
            </section>
          ) : null}
        </div>
        <div className="min-w-0 space-y-6">
          {verdicts.map((verdict, index) => (
            <VerdictCard key={verdict} verdict={verdict} company={company} isOpen={index === 0} />
          ))}
          <Card title={t('companies:staff.history')}>
            <DecisionList decisions={decisions} lang={company.language} />
          </Card>
        </div>
      </div>
    </>
  )
}
