import { databaseNow } from '#db/clock'
import { isSuspended } from '~/accounts/actor'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { StatusChip } from '../components/status-chip'
import { buyersQuestions, buyersRequest } from '../queries.server'
import { canReadWaiting, takesAnswers } from '../question'
import type { Route } from './+types/waiting'

export const handle = { policy: 'questions.readWaiting' }

async function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  const request = found(await buyersRequest(db, { companyId: actor.company?.id ?? '', ref: args.params.ref }))
  allow(canReadWaiting(actor, request))
  return { actor, companyId: request.companyId, request }
}

export async function loader(args: Route.LoaderArgs) {
  const { actor, companyId, request } = await gate(args)
  const now = await databaseNow(db)
  return {
    canStillAnswer: takesAnswers(request, now) && !isSuspended(actor),
    isStopped: isSuspended(actor),
    questions: await buyersQuestions(db, { companyId, requestId: request.id, language: languageOf(args.context) }),
  }
}

/** The questions of a request, for its buyer: those that wait come first, each in the buyer's language beside the original. */
export default function Waiting({ loaderData: { questions, canStillAnswer, isStopped }, params }: Route.ComponentProps) {
  const { t } = useWords()
  const base = `/${params.lang}/my/requests/${params.ref}`
  const toAnswer = questions.filter(({ status }) => status === 'answering')
  const lapsed = questions.filter(({ status }) => status === 'lapsed')
  const others = questions.filter(({ status }) => status !== 'answering' && status !== 'lapsed')
  return (
    <>
      <title>{t('questions:waiting.title')}</title>
      <PageHeader
        back={{ to: base, label: t('questions:waiting.back') }}
        title={t('questions:waiting.title')}
        sub={t('questions:waiting.sub')}
      />
      {toAnswer.length > 0 && !canStillAnswer ? (
        <Notice>{t(isStopped ? 'questions:answering.refused.companySuspended' : 'questions:waiting.tooLate')}</Notice>
      ) : null}
      {questions.length === 0 ? (
        <EmptyState icon="question" title={t('questions:waiting.empty')}>
          {t('questions:waiting.emptyBody')}
        </EmptyState>
      ) : null}
      {[
        { key: 'toAnswer', list: toAnswer },
        { key: 'others', list: others },
        { key: 'lapsed', list: lapsed },
      ].map(({ key, list }) =>
        list.length > 0 ? (
          <section key={key} className="mb-8">
            <h2 className="mb-3">{t(`questions:waiting.${key}`)}</h2>
            <ul className="space-y-4">
              {list.map(({ ref, status, question, answer }) => (
                <Card as="li" key={ref} {...(status === 'answering' && canStillAnswer ? { tone: 'attention' as const } : {})}>
                  <StatusChip status={status} t={t} />
                  {question ? (
                    <>
                      <DocumentText view={question} field="text" className="mt-2 font-medium" />
                      <ProvenanceChip provenance={question.provenance} documentId={question.documentId} language={question.language} />
                    </>
                  ) : null}
                  {answer ? <DocumentText view={answer} field="text" className="mt-3" /> : null}
                  {status === 'answering' && canStillAnswer ? (
                    <div className="mt-3">
                      <LinkButton to={`${base}/questions/${ref}/answer`}>{t('questions:waiting.write')}</LinkButton>
                    </div>
                  ) : null}
                </Card>
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </>
  )
}
