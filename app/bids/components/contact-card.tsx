import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'

interface Contact {
  nameZh: string
  nameEn: string
  contactName: string
  contactEmail: string
  contactPhone: string
  /** The same number as a telephone understands it. */
  dial: string
}

/** The other side, after the award: free, and for these two parties alone. */
export function ContactCard({ contact, side }: { contact: Contact; side: 'buyer' | 'vendor' }) {
  const { t, language } = useWords()
  const [first, second] = language === 'zh-CN' ? [contact.nameZh, contact.nameEn] : [contact.nameEn, contact.nameZh]
  return (
    <Card className="mb-6" title={t(`bids:contact.title.${side}`)}>
      <p className="mb-2 text-sm">{t('bids:contact.hint')}</p>
      <DescriptionList
        items={[
          {
            term: t('bids:contact.company'),
            detail: (
              <>
                <bdi className="font-semibold">{first || second}</bdi>
                {first && second ? <bdi className="block text-ink-soft text-sm">{second}</bdi> : null}
              </>
            ),
          },
          { term: t('bids:contact.person'), detail: contact.contactName ? <bdi>{contact.contactName}</bdi> : null },
          {
            term: t('bids:contact.email'),
            detail: contact.contactEmail ? <a href={`mailto:${contact.contactEmail}`}>{contact.contactEmail}</a> : null,
          },
          {
            term: t('bids:contact.phone'),
            detail: contact.contactPhone ? <a href={`tel:${contact.dial}`}>{contact.contactPhone}</a> : null,
          },
        ]}
      />
    </Card>
  )
}
