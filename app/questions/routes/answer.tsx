import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { isSuspended } from '~/accounts/actor'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { invalid, parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import { Card } from '~/ui/card'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { answerQuestion } from '../commands.server'
import { WordsForm } from '../components/words-form'
import { buyersQuestion } from '../queries.server'
import { canAnswer, canReadWaiting, longest } from '../question'
import { answerSchema, givenAway } from '../question-form'
import type { Route } from './+types/answer'

export const handle = { policy: 'questions.answer' }

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  const { ref: requestRef, question: ref } = args.params
  const companyId = actor.company?.id ?? ''
  const waiting = found(await buyersQuestion(db, { companyId, requestRef, ref, language: languageOf(args.context) }))
  allow(canReadWaiting(actor, waiting))
  return { actor, companyId, waiting }
}

export async function loader(args: Route.LoaderArgs) {
  const { actor, waiting } = await gate(args)
  const request = { companyId: waiting.companyId, status: waiting.requestStatus, deadlineAt: waiting.deadlineAt }
  // A colleague was quicker, or the deadline was: said here, since an answer that was typed meanwhile comes back to this page.
  const question = found(waiting.question)
  if (canAnswer(actor, request, waiting, await databaseNow(db))) return { question, over: null }
  if (isSuspended(actor)) return { question, over: 'companySuspended' as const }
  const isAnswered = waiting.status === 'verifying' || waiting.status === 'published'
  return { question, over: isAnswered ? ('alreadyAnswered' as const) : ('tooLate' as const) }
}

export async function action(args: Route.ActionArgs) {
  const { actor, companyId, waiting } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, answerSchema)
  if (!form.ok) return form.invalid
  const leak = form.value.isChecked ? null : givenAway(form.value.text)
  if (leak) return invalid({ text: [`questions:answering.warning|${JSON.stringify({ found: leak })}`] }, body)
  const answered = await answerQuestion(db, {
    actorId: actor.personId,
    companyId,
    questionId: waiting.id,
    language: languageOf(args.context),
    text: form.value.text,
  })
  return answered.ok
    ? redirect(`/${args.params.lang}/my/requests/${args.params.ref}/questions`)
    : refused(`questions:answering.refused.${answered.reason}`, body)
}

/** The buyer answers in its own words, with the question in both languages in sight. */
export default function AnswerQuestion({ loaderData: { question, over }, actionData, params }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <title>{t('questions:answering.title')}</title>
      <PageHeader
        back={{ to: `/${params.lang}/my/requests/${params.ref}/questions`, label: t('questions:answering.back') }}
        title={t('questions:answering.title')}
      />
      <Card className="mb-6">
        <DocumentText view={question} field="text" className="font-medium" />
        <ProvenanceChip provenance={question.provenance} documentId={question.documentId} language={question.language} />
      </Card>
      {over && !actionData ? (
        <Notice tone="warning" title={t(`questions:answering.refused.${over}`)} />
      ) : (
        <WordsForm words="answering" max={longest.answer} answer={actionData} />
      )}
    </>
  )
}
