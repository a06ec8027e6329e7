import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { otherSide } from '../../engagement'
import { gateParty } from '../../gate.server'
import { answerReview } from '../commands.server'
import { EngagementReview } from '../components/engagement-review'
import { reviewsFor } from '../queries.server'
import { limits } from '../review'
import { answerSchema } from '../review-form'
import type { Route } from './+types/answer'

export const handle = { policy: 'reviews.answer' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateParty(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const now = await databaseNow(db)
  const { side, id, ref } = engagement
  const { may, reviews } = await reviewsFor(db, { engagementId: id, side, language: languageOf(args.context), now })
  return { ref, path, isPossible: may.answer, review: reviews.find((review) => review.side === otherSide(side)) ?? null, now }
}

export async function action(args: Route.ActionArgs) {
  const { engagement, deed, path } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, answerSchema)
  if (!form.ok) return form.invalid
  const about = otherSide(engagement.side)
  const answered = await answerReview(db, { ...deed, ...form.value, about, language: languageOf(args.context) })
  return answered.ok ? redirect(`${path}/reviews`) : refused(`reviews:refused.${answered.reason}`, body)
}

/** The reviewed side's one answer, which stands below the review. */
export default function AnswerReview({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { ref, path, isPossible, review, now } = loaderData
  const { error, value, summary } = useAnswer(actionData, ['answer'])
  return (
    <>
      <title>{t('reviews:answer.pageTitle', { ref })}</title>
      <PageHeader back={{ to: `${path}/reviews`, label: t('reviews:title') }} title={t('reviews:answer.open')} />
      <ErrorSummary errors={summary} />
      {review ? <EngagementReview review={review} now={now} removeAt={null} /> : null}
      {isPossible || actionData ? (
        <Form className="max-w-reading">
          <TextArea
            name="answer"
            label={t('reviews:answer.label')}
            hint={t('reviews:answer.hint')}
            lang={language}
            maxLength={limits.answer}
            defaultValue={value('answer')}
            error={error('answer')}
          />
          <SubmitButton>{t('reviews:answer.send')}</SubmitButton>
        </Form>
      ) : (
        <Notice title={t('reviews:refused.notAnswerable')} />
      )}
    </>
  )
}
