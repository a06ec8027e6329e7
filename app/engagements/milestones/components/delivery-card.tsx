import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import type { DocumentView } from '~/translations/document'
import { Card } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Instant } from '~/ui/instant'
import { FileList } from '../../components/file-list'
import type { ShownCriterion, ShownDelivery, ShownVerdict } from '../queries.server'

interface Props {
  delivery: ShownDelivery
  criteria: readonly ShownCriterion[]
  /** Path of the milestone. */
  path: string
  now: string
}

/** One delivery with its files, and what the buyer said to it, criterion by criterion. */
export function DeliveryCard({ delivery, criteria, path, now }: Props) {
  const { t } = useWords()
  const { number, at, by, note, files, verdict } = delivery
  return (
    <Card as="article" title={t('engagements:milestone.delivery', { number })} className="mb-5">
      <p className="mb-2 text-ink-soft text-sm">
        <bdi className="me-2">{by}</bdi> <Instant at={at} now={now} />
      </p>
      {note ? <Words view={note} field="note" /> : null}
      <FileList files={files} path={path} />
      {verdict ? <Verdict verdict={verdict} criteria={criteria} path={path} now={now} /> : null}
    </Card>
  )
}

function Verdict({
  verdict,
  criteria,
  path,
  now,
}: {
  verdict: ShownVerdict
  criteria: readonly ShownCriterion[]
  path: string
  now: string
}) {
  const { t } = useWords()
  const { decision, at, by, words, met, files } = verdict
  return (
    <section className="mt-4 border-line border-t pt-4">
      <h3 className="mb-1 text-base">{t(`engagements:milestone.decision.${decision}`)}</h3>
      <p className="mb-2 text-ink-soft text-sm">
        <bdi className="me-2">{by}</bdi> <Instant at={at} now={now} />
      </p>
      <ul className="mt-2 mb-2 space-y-2">
        {criteria.map(({ id, number }) => (
          <li key={id}>
            <span className="me-2">{t('engagements:criterion', { number })}</span>
            <Chip tone={met.includes(id) ? 'good' : 'signal'} icon={met.includes(id) ? 'check' : 'close'}>
              {t(met.includes(id) ? 'engagements:milestone.met' : 'engagements:milestone.notMet')}
            </Chip>
            {words ? <DocumentText view={words} field={`criterion.${number}.reason`} className="mt-1" /> : null}
          </li>
        ))}
      </ul>
      {words ? <Words view={words} field="note" /> : null}
      <FileList files={files} path={path} />
    </section>
  )
}

const Words = ({ view, field }: { view: DocumentView; field: string }) => (
  <>
    <DocumentText view={view} field={field} />
    <Provenance view={view} />
  </>
)

const Provenance = ({ view }: { view: DocumentView }) => (
  <ProvenanceChip
    provenance={view.provenance}
    {...(view.provenance.kind === 'verified' || view.translation?.kind === 'verified' ? { documentId: view.documentId } : {})}
    language={view.language}
  />
)
