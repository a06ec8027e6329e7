import { Link } from 'react-router'
import type { RequestStatus } from '#db/schema'
import { CompanyCity } from '~/companies/components/company-name'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'

interface Company {
  ref: string
  nameZh: string
  nameEn: string
  status: string
  uscc: string | null
  cityZh: string
  cityEn: string
  verifiedUntil: string | null
}

/** The company behind a request. Nothing of an unverified one is accepted or goes out, so the way to its verification stands here. */
export function WhoAsks({ company, status, now }: { company: Company; status: RequestStatus; now: string }) {
  const { t, language } = useWords()
  const isVerified = company.status === 'verified' && (company.verifiedUntil ?? '') > now
  return (
    <section>
      <h2 className="mb-2 text-lg">{t('triage:company.title')}</h2>
      <p>
        <bdi lang="zh-CN">{company.nameZh}</bdi>
        <span className="block text-ink-soft text-sm">
          <bdi lang="en">{company.nameEn}</bdi>
        </span>
      </p>
      <p className="my-1 flex flex-wrap gap-x-3 text-ink-soft text-sm">
        <CompanyCity company={company} />
        {company.uscc}
      </p>
      {isVerified ? (
        <Chip tone="good" icon="shield">
          {t('triage:company.verified')}
        </Chip>
      ) : (
        <>
          <p className="font-medium text-signal text-sm">
            {t(`triage:company.${status === 'held' || status === 'suspended' ? status : 'notVerified'}`)}
          </p>
          <Link to={`/${segmentOf(language)}/staff/companies/${company.ref}`} className="inline-flex min-h-11 items-center">
            {t('triage:company.verify')}
          </Link>
        </>
      )}
    </section>
  )
}
