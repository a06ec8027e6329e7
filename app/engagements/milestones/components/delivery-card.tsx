import { type Translate, useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import type { DocumentView } from '~/translations/document'
import { Card } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { formatCount } from '~/ui/format-count'
import { Icon } from '~/ui/icon'
import { Instant } from '~/ui/instant'
import type { ShownCriterion, ShownDelivery, ShownFile, ShownVerdict } from '../queries.server'

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
      <Files files={files} path={path} t={t} />
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
      {words ? <Provenance view={words} /> : null}
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
      {words ? <DocumentText view={words} field="note" /> : null}
      <Files files={files} path={path} t={t} />
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

/** Files with their hashes: whoever has one can compare. */
function Files({ files, path, t }: { files: readonly ShownFile[]; path: string; t: Translate }) {
  const { language } = useWords()
  if (files.length === 0) return null
  return (
    <ul className="mt-2">
      {files.map(({ id, name, bytes, sha256 }) => (
        <li key={id} className="mb-2">
          <a href={`${path}/files/${id}`} download className="inline-flex min-h-11 max-w-full items-center gap-2">
            <Icon name="attachment" />
            <bdi className="min-w-0 break-words">{name}</bdi>
            <span className="shrink-0 text-ink-faint text-xs">
              {t('requests:page.kilobytes', { size: formatCount(Math.ceil(bytes / 1024), language) })}
            </span>
          </a>
          <p className="break-all text-ink-faint text-xs">
            <code>{`SHA-256 ${sha256}`}</code>
          </p>
        </li>
      ))}
    </ul>
  )
}
