import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { isModerator } from '~/accounts/actor'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { RadioGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { gateEngagement } from '../../gate.server'
import { removeWords } from '../commands.server'
import { EngagementReview } from '../components/engagement-review'
import { reviewsFor } from '../queries.server'
import { limits, parts, removalReasons } from '../review'
import { removalSchema } from '../review-form'
import type { Route } from './+types/remove'

export const handle = { policy: 'reviews.remove' }

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const { actor, engagement, path } = await gateEngagement(db, args)
  allow(isModerator(actor))
  const now = await databaseNow(db)
  const { reviews } = await reviewsFor(db, { engagementId: engagement.id, side: null, language: languageOf(args.context), now })
  return { actor, engagement, path, now, review: found(reviews.find(({ side }) => side === args.params.side)) }
}

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path, review, now } = await gate(args)
  return { ref: engagement.ref, path, review, now, open: parts.filter((part) => review[part] !== null) }
}

export async function action(args: Route.ActionArgs) {
  const { actor, engagement, path, review } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, removalSchema)
  if (!form.ok) return form.invalid
  const removed = await removeWords(db, { ...form.value, actorId: actor.personId, engagementId: engagement.id, side: review.side })
  return removed.ok ? redirect(`${path}/reviews`) : refused(`reviews:refused.${removed.reason}`, body)
}

/** A moderator takes words down, with a reason that everybody reads and a note for the record. */
export default function Remove({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { ref, path, review, now, open } = loaderData
  const { error, value, summary } = useAnswer(actionData, ['part', 'reason', 'note'])
  return (
    <>
      <title>{t('reviews:remove.pageTitle', { ref })}</title>
      <PageHeader
        back={{ to: `${path}/reviews`, label: t('reviews:title') }}
        title={t('reviews:remove.open')}
        sub={t('reviews:remove.sub')}
      />
      <ErrorSummary errors={summary} />
      <EngagementReview review={review} now={now} removeAt={null} />
      <Form className="max-w-reading">
        <RadioGroup
          name="part"
          label={t('reviews:remove.part')}
          options={open.map((part) => ({ value: part, label: t(`reviews:remove.partOf.${part}`) }))}
          defaultValue={value('part', open[0])}
          error={error('part')}
        />
        <RadioGroup
          name="reason"
          label={t('reviews:remove.reason')}
          hint={t('reviews:remove.reasonHint')}
          options={removalReasons.map((reason) => ({ value: reason, label: t(`reviews:removal.${reason}`) }))}
          defaultValue={value('reason')}
          error={error('reason')}
        />
        <TextArea
          name="note"
          label={t('reviews:remove.note')}
          hint={t('reviews:remove.noteHint')}
          lang={language}
          maxLength={limits.answer}
          defaultValue={value('note')}
          error={error('note')}
        />
        <SubmitButton>{t('reviews:remove.send')}</SubmitButton>
      </Form>
    </>
  )
}
