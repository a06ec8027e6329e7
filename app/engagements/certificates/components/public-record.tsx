import { otherLanguage } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { DescriptionList } from '~/ui/description-list'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import type { VerifiedCertificate } from '../queries.server'

/** What stands behind a number: that it was issued, when, to whom, whether it is valid, and the hashes. */
export function PublicRecord({ certificate }: { certificate: VerifiedCertificate }) {
  const { t } = useWords()
  const { number, issuedAt, isSuperseded, buyer, vendor, sha256, paperSha256 } = certificate
  return (
    <section className="mb-8 max-w-reading">
      <Notice tone={isSuperseded ? 'warning' : 'success'} title={t(`certificates:public.${isSuperseded ? 'superseded' : 'valid'}`)}>
        {t(`certificates:public.${isSuperseded ? 'supersededHint' : 'validHint'}`)}
      </Notice>
      <DescriptionList
        items={[
          {
            term: t('certificates:public.number'),
            detail: (
              <>
                <span className="me-2 font-semibold">{number}</span>
                <Chip tone={isSuperseded ? 'amber' : 'good'}>{t(`certificates:public.${isSuperseded ? 'superseded' : 'valid'}`)}</Chip>
              </>
            ),
          },
          { term: t('certificates:public.issued'), detail: <Instant at={issuedAt} show="day" /> },
          { term: t('certificates:paper.buyer'), detail: <BothNames {...buyer} /> },
          { term: t('certificates:paper.vendor'), detail: <BothNames {...vendor} /> },
          { term: t('certificates:paper.content'), detail: <code className="break-all text-sm">{sha256}</code> },
          { term: t('certificates:paper.pdf'), detail: paperSha256 ? <code className="break-all text-sm">{paperSha256}</code> : null },
        ]}
      />
    </section>
  )
}

/** Whoever verifies may hold the certificate in either language. */
function BothNames({ nameZh, nameEn }: { nameZh: string; nameEn: string }) {
  const { language } = useWords()
  const names = { 'zh-CN': nameZh, en: nameEn }
  const shown = nameZh === nameEn ? [language] : [language, otherLanguage(language)]
  return shown
    .filter((each) => names[each] !== '')
    .map((each) => (
      <bdi key={each} lang={each} className="block">
        {names[each]}
      </bdi>
    ))
}
