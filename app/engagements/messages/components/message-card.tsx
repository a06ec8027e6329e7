import { useWords } from '~/platform/i18n/words'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import { SaidText } from '~/translations/components/said-text'
import { unverifiedProvenance } from '~/translations/document'
import { Card } from '~/ui/card'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { FileList } from '../../components/file-list'
import type { ReadMark } from '../message'
import type { ShownMessage } from '../queries.server'

interface Props {
  message: ShownMessage
  isOwn: boolean
  isUnread: boolean
  marks: readonly ReadMark[]
  /** Whether the reader may ask for its translation. */
  mayAsk: boolean
  /** Path of the thread. */
  path: string
  now: string
}

/** One message: who said it and when, the original or its verified translation, what a machine made of it, its files, who has read it. */
export function MessageCard({ message, isOwn, isUnread, marks, mayAsk, path, now }: Props) {
  const { t, language } = useWords()
  const { number, side, author, at, words, draft, files } = message
  return (
    <Card as="li" id={`message-${number}`} {...(isUnread ? { tone: 'attention' as const } : {})} className={isOwn ? 'sm:ms-12' : undefined}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
        <h3 className="text-base">
          <bdi>{author}</bdi> <span className="font-normal text-ink-soft text-sm">{t(`engagements:facts.${side}`)}</span>
        </h3>
        <Instant at={at} now={now} hint={false} className="text-ink-soft" />
        {isUnread ? <span className="font-semibold text-signal">{t('messages:new')}</span> : null}
      </div>
      {words ? <SaidText view={words} field="text" /> : null}
      {words && draft ? (
        <section aria-label={t('messages:draft', { number })} className="mt-3 rounded-md border border-line border-dashed p-3">
          <ProvenanceChip provenance={{ ...unverifiedProvenance, method: 'machine' }} />
          <p lang={language} className="mt-1 max-w-reading whitespace-pre-line text-ink-soft">
            {draft}
          </p>
        </section>
      ) : null}
      {words ? <Asking message={message} mayAsk={mayAsk} path={path} now={now} /> : null}
      <FileList files={files} path={path} />
      {marks.length > 0 ? (
        <p className="mt-3 text-ink-soft text-xs">
          {t('messages:readBy')}{' '}
          {marks.map(({ name, readAt }) => (
            <span key={name} className="me-3">
              <bdi>{name}</bdi> {readAt ? <Instant at={readAt} now={now} hint={false} /> : null}
            </span>
          ))}
        </p>
      ) : null}
    </Card>
  )
}

/** When the verified translation is due, who asked for it, or the button that does. */
function Asking({ message, mayAsk, path, now }: Pick<Props, 'message' | 'mayAsk' | 'path' | 'now'>) {
  const { t } = useWords()
  const { number, dueAt, asked } = message
  if (!dueAt) return null
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-sm">
      <span>
        {t('messages:due')} <Instant at={dueAt} now={now} />
      </span>
      {asked ? (
        <span>
          {t('messages:askedBy')} <bdi>{asked.by}</bdi> <Instant at={asked.at} now={now} hint={false} />
        </span>
      ) : mayAsk ? (
        <Form action={`${path}/${number}/ask`} preventScrollReset>
          <SubmitButton variant="quiet" aria-label={t('messages:askOf', { number })}>
            {t('messages:ask')}
          </SubmitButton>
        </Form>
      ) : null}
    </div>
  )
}
