import { nameFor, otherNameFor } from '~/companies/company'
import { certificatesText } from '~/companies/components/capability-card'
import { CompanyCity } from '~/companies/components/company-name'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { Form, SubmitButton } from '~/ui/form'
import { PageLink } from '~/ui/page-link'
import type { FittingVendor } from '../matching/queries.server'
import { ReasonList } from './reason-list'

/** A vendor that fits, why it does, and the button that points it to the request. */
export function VendorCard({ vendor, action, canInvite }: { vendor: FittingVendor; action: string; canInvite: boolean }) {
  const { t, language } = useWords()
  const [name, other] = [nameFor(vendor, language), otherNameFor(vendor, language)]
  return (
    <li className="rounded-lg border border-line bg-surface p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 lang={name.lang} className="text-lg">
            <PageLink to={`/${segmentOf(language)}/companies/${vendor.ref}`}>{name.name}</PageLink>
          </h2>
          {other ? (
            <p lang={other.lang} className="text-ink-soft text-sm">
              {other.name}
            </p>
          ) : null}
          <p className="text-ink-soft text-sm">
            <CompanyCity company={vendor} />
            {vendor.teamSize === null ? null : ` · ${t('discovery:matching.team', { count: vendor.teamSize })}`}
          </p>
        </div>
        {vendor.isInvited ? (
          <Chip tone="good" icon="check">
            {t('discovery:matching.invited')}
          </Chip>
        ) : canInvite ? (
          <Form action={action}>
            <SubmitButton variant="secondary">{t('discovery:matching.invite')}</SubmitButton>
          </Form>
        ) : null}
      </div>
      <ReasonList reasons={vendor.reasons} side="vendor" />
      {vendor.certificates.length > 0 ? (
        <p className="mt-2 text-ink-soft text-sm">
          {`${t('companies:capabilities.certificates')}${language === 'zh-CN' ? '：' : ': '}${certificatesText(vendor.certificates, t, language)}`}
        </p>
      ) : null}
      {vendor.cases > 0 ? (
        <PageLink to={`/${segmentOf(language)}/companies/${vendor.ref}#cases`} className="mt-1 inline-flex min-h-11 items-center text-sm">
          {t('discovery:matching.cases', { count: vendor.cases })}
        </PageLink>
      ) : null}
    </li>
  )
}
