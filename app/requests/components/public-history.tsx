import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { type DocumentView, fieldLabel } from '~/translations/document'
import { Instant } from '~/ui/instant'

interface Amendment {
  number: number
  kind: 'material' | 'editorial'
  effectiveAt: string | null
  changes: readonly string[]
  newDeadlineAt: string | null
}

const facts = ['vertical', 'division', 'serviceKind', 'currency', 'budgetMin', 'budgetMax', 'biddingDays', 'startWish', 'workplace']
const listed = [...facts, 'mode', 'confidentiality', 'technologies', 'files', 'annexes']

/** Amendments since publication, newest first: when each took effect and what it changed. The newest carries the buyer's own words. */
export function PublicHistory({ amendments, view, now }: { amendments: readonly Amendment[]; view: DocumentView; now: string }) {
  const { t } = useWords()
  const newest = amendments.find(({ effectiveAt }) => effectiveAt !== null)
  const nameOf = (name: string): string => {
    if (listed.includes(name)) return t(`requests:fact.${name}`)
    const { key, number } = fieldLabel(name)
    if (key === 'requirement.level') return t('requests:fact.requirementLevel', { number })
    return number === null ? t(`translations:field.${key}`) : t(`translations:field.${key}`, { number })
  }
  return (
    <ol className="space-y-4">
      {amendments.map((amendment) => (
        <li key={amendment.number} className="border-amber border-s-3 ps-4">
          <p className="font-semibold">
            {amendment.effectiveAt ? t(`requests:page.amended.${amendment.kind}`) : t('requests:page.amendmentUnderWay')}
          </p>
          {amendment.effectiveAt ? <Instant at={amendment.effectiveAt} now={now} hint={false} className="text-ink-soft text-sm" /> : null}
          {amendment === newest && view.fields.change ? <DocumentText view={view} field="change" className="mt-2" /> : null}
          {amendment.changes.length > 0 ? (
            <p className="mt-1 text-sm">
              <span className="text-ink-soft">{t('requests:page.whatChanged')}</span>{' '}
              {amendment.changes.map(nameOf).join(t('requests:board.listSeparator'))}
            </p>
          ) : null}
          {amendment.newDeadlineAt ? (
            <p className="mt-1 text-sm">
              <span className="text-ink-soft">{t('requests:page.newDeadline')}</span>{' '}
              <Instant at={amendment.newDeadlineAt} now={now} hint={false} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
