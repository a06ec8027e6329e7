import type { CompanyKind } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { DescriptionList } from '~/ui/description-list'
import { Instant } from '~/ui/instant'
import { CompanyCity } from './company-name'

interface Facts {
  kind: CompanyKind
  nameZh: string
  nameEn: string
  cityZh: string
  cityEn: string
  vertical: string | null
  division: string | null
  technologies: readonly string[]
  website?: string
  createdAt?: string
}

interface Corridor {
  nameZh: string
  nameEn: string
}

/** What a company does and where: for its own people, staff and the public page. */
export function FactList({
  company,
  corridor,
  isPublic = false,
}: {
  company: Facts
  corridor: Corridor | null
  /** In columns, without the names that stand in the page's head. */
  isPublic?: boolean
}) {
  const { t, language } = useWords()
  const { kind, nameZh, nameEn, vertical, division, technologies, website } = company
  const isBuyer = kind === 'buyer'
  return (
    <DescriptionList
      compact={isPublic}
      items={[
        {
          term: t(isBuyer ? 'companies:field.legalNameZh' : 'companies:field.nameZh'),
          detail: !isPublic && nameZh && <bdi lang="zh-CN">{nameZh}</bdi>,
        },
        {
          term: t(isBuyer ? 'companies:field.nameEn' : 'companies:field.legalNameEn'),
          detail: !isPublic && nameEn && <bdi lang="en">{nameEn}</bdi>,
        },
        {
          term: t('companies:field.industry'),
          detail:
            vertical && [t(`requests:vertical.${vertical}`), division && t(`requests:division.${division}`)].filter(Boolean).join(' · '),
        },
        {
          term: t('companies:field.technologies'),
          detail: technologies.length > 0 && (
            <span className="flex flex-wrap gap-1.5">
              {technologies.map((technology) => (
                <Chip key={technology}>{t(`requests:technology.${technology}`)}</Chip>
              ))}
            </span>
          ),
        },
        { term: t('companies:field.city'), detail: (company.cityZh || company.cityEn) && <CompanyCity company={company} /> },
        { term: t('companies:field.corridor'), detail: corridor && (language === 'zh-CN' ? corridor.nameZh : corridor.nameEn) },
        {
          term: t('companies:field.website'),
          detail: website && (
            <a href={website} rel="noreferrer nofollow ugc" className="break-all">
              {website}
            </a>
          ),
        },
        { term: t('companies:field.registered'), detail: company.createdAt && <Instant at={company.createdAt} show="day" /> },
      ]}
    />
  )
}

interface Numbers {
  uscc: string | null
  gstin: string | null
  pan: string | null
  cin: string | null
  llpin: string | null
}

export const numberNames = ['uscc', 'gstin', 'pan', 'cin', 'llpin'] as const

/** Registration numbers, each to be selected with one click. */
export function NumberList({ company }: { company: Numbers }) {
  const { t } = useWords()
  return (
    <DescriptionList
      items={numberNames.map((name) => ({
        key: name,
        term: t(`companies:field.${name}`),
        detail: company[name] && <code className="select-all break-all text-base">{company[name]}</code>,
      }))}
    />
  )
}

/** Whom the other side reaches after an award. Never on a public page. */
export function ContactList({ company }: { company: { contactName: string; contactEmail: string; phoneShown: string } }) {
  const { t } = useWords()
  return (
    <DescriptionList
      items={[
        { term: t('companies:field.contactName'), detail: company.contactName && <bdi>{company.contactName}</bdi> },
        {
          term: t('companies:field.contactEmail'),
          detail: company.contactEmail && <bdi className="break-all">{company.contactEmail}</bdi>,
        },
        { term: t('companies:field.contactPhone'), detail: company.phoneShown && <bdi>{company.phoneShown}</bdi> },
      ]}
    />
  )
}
