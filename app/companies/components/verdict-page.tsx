import type { ComponentProps } from 'react'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { PageHeader } from '~/ui/page-header'
import { CompanyName } from './company-name'
import { VerdictForm } from './verdict-form'

type FormProps = ComponentProps<typeof VerdictForm>

/** A decision as a page of its own: where the form comes back to when something is missing. */
export function VerdictPage({ verdict, company, answer }: FormProps & { company: { nameZh: string; nameEn: string } }) {
  const { t, language } = useWords()
  return (
    <>
      <title>{t(`companies:verdict.${verdict}.title`)}</title>
      <PageHeader
        back={{ to: `/${segmentOf(language)}/staff/companies/${company.ref}`, label: t('common:nav.back') }}
        kicker={<CompanyName company={company} />}
        title={t(`companies:verdict.${verdict}.title`)}
      />
      <VerdictForm verdict={verdict} company={company} answer={answer} />
    </>
  )
}
