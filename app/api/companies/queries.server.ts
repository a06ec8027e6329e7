import type { Db } from '#db/connect'
import type { CompanyKind, InstantText } from '#db/schema'
import { holds } from '~/companies/capabilities/capability'
import { capabilitiesFor } from '~/companies/capabilities/queries.server'
import { casesIn } from '~/companies/profile/case-study'
import { lastVerification, visibleCompany } from '~/companies/queries.server'
import { listCorridors } from '~/corridors/queries.server'
import { searchCompanies } from '~/discovery/companies/queries.server'
import { awardsOf } from '~/discovery/matching/queries.server'
import { chinaDay } from '~/platform/china-day'
import { wholeNumber } from '~/platform/whole-number'
import type { Technology } from '~/requests/request'
import { readDocument } from '~/translations/queries.server'
import type { Place } from '../parameters.server'
import type { Site } from '../site.server'

interface Wish {
  q?: string | undefined
  side: CompanyKind
  technology?: Technology | undefined
  corridor?: string | undefined
  limit: number
}

/** One page of the directory: verified companies only, and never their contact. */
export async function companiesPage(
  db: Db,
  { query, after, now, site }: { query: Wish; after: Place | null; now: InstantText; site: Site },
) {
  const corridors = await listCorridors(db)
  const found = await searchCompanies(db, {
    ...{ q: query.q ?? '', side: query.side, technology: query.technology ?? null, limit: query.limit, language: 'zh-CN', now },
    // An unknown corridor has no companies.
    corridorId: query.corridor ? (corridors.find(({ slug }) => slug === query.corridor)?.id ?? '') : null,
    after: after && { key: wholeNumber(after[0]) ?? 0, number: wholeNumber(after[1]) ?? 0 },
  })
  const items = found.companies.map(({ ref, kind, name, otherName, ...company }) => ({
    ...addressesOf(ref, site),
    side: kind,
    name: { 'zh-CN': '', en: '', ...(otherName && { [otherName.lang]: otherName.name }), [name.lang]: name.name },
    city: { 'zh-CN': company.cityZh, en: company.cityEn },
    ...{ vertical: company.vertical, technologies: company.technologies, verifiedAt: company.verifiedAt, awards: company.awards },
    corridor: corridors.find(({ id }) => id === company.corridorId)?.slug ?? null,
  }))
  return { items, next: found.next && ([String(found.next.key), String(found.next.number)] as const) }
}

/** A company that is verified today, as everybody sees it. */
export async function companyDetailOf(db: Db, { ref, now, site }: { ref: string; now: InstantText; site: Site }) {
  const company = await visibleCompany(db, { ref, now, companyId: null, isStaff: false })
  if (!company) return null
  const [corridors, verification, stated] = [
    await listCorridors(db),
    await lastVerification(db, company.id),
    await capabilitiesFor(db, company.id),
  ]
  return {
    ...addressesOf(ref, site),
    side: company.kind,
    name: { 'zh-CN': company.nameZh, en: company.nameEn },
    city: { 'zh-CN': company.cityZh, en: company.cityEn },
    ...{ vertical: company.vertical, technologies: company.technologies, verifiedAt: company.verifiedAt },
    corridor: corridors.find(({ id }) => id === company.corridorId)?.slug ?? null,
    awards: (await awardsOf(db, [company.id])).get(company.id) ?? 0,
    registry: verification?.registry || null,
    registryCheckedAt: verification?.createdAt ?? null,
    verticals: stated.verticals,
    teamSize: stated.teamSize,
    certificates: stated.certificates.filter((each) => holds(each, chinaDay(now))),
    profile: { 'zh-CN': await profileOf(db, company.documentId, 'zh-CN'), en: await profileOf(db, company.documentId, 'en') },
  }
}

async function profileOf(db: Db, documentId: string | null, language: 'zh-CN' | 'en') {
  const view = documentId ? await readDocument(db, { documentId, language }) : null
  if (!view || view.language !== language) return null
  const { kind, method, translator, reviewer, at } = view.provenance
  const { about = '', capabilities = '', products = '' } = view.fields
  const cases = casesIn(view.fields).map(({ title, text }) => ({ title: view.fields[title] ?? '', text: view.fields[text] ?? '' }))
  return { language, provenance: { kind, method, translator, reviewer, verifiedAt: at }, about, capabilities, products, cases }
}

const addressesOf = (ref: string, { origin, pages }: Site) => ({
  id: ref,
  url: `${origin}/api/v1/companies/${ref}`,
  page: `${pages}/companies/${ref}`,
})
