import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { acceptedFiles, discard } from '~/platform/files.server'
import { refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { largestUpload } from '~/platform/upload-limits'
import { ErrorSummary } from '~/ui/error-summary'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { readWithFiles } from '../../attachments.server'
import { judgeDelivery } from '../commands.server'
import { DeliveryCard } from '../components/delivery-card'
import { JudgementForm } from '../components/judgement-form'
import { gateMilestoneDeed } from '../gate.server'
import { mayMove } from '../milestone'
import { judgementSchema } from '../milestone-form'
import type { Route } from './+types/judge'

export const handle = { policy: 'milestones.judge', upload: largestUpload }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMilestoneDeed(db, args, 'buyer')

export async function loader(args: Route.LoaderArgs) {
  const { engagement, milestone, milestonePath } = await gate(args)
  const { number, title, titleLanguage, criteria, deliveries, status } = milestone
  return {
    milestone: { number, title, titleLanguage, criteria },
    delivery: deliveries[0] ?? null,
    path: milestonePath,
    accept: acceptedFiles,
    isPossible: mayMove(engagement.side, engagement.status, status, 'accepted'),
    now: await databaseNow(db),
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, milestonePath } = await gate(args)
  const form = await readWithFiles(db, args.request, judgementSchema)
  if (!form.ok) return form.invalid
  const { body, files } = form
  const { round, judged, note } = form.value
  const decided = await judgeDelivery(db, { ...deed, round, judged, note, files, language: languageOf(args.context) })
  if (decided.ok) return redirect(milestonePath)
  await discard(files)
  return refused(`engagements:refused.${decided.reason}`, body)
}

/** The buyer judges a delivery criterion by criterion. */
export default function Judge({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { milestone, delivery, path, accept, isPossible, now } = loaderData
  const { summary } = useAnswer(actionData)
  return (
    <>
      <title>{t('engagements:judge.title', { number: milestone.number })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:milestoneOf', { number: milestone.number }) }}
        kicker={<span lang={milestone.titleLanguage}>{milestone.title}</span>}
        title={t('engagements:judge.title', { number: milestone.number })}
        sub={t('engagements:judge.sub')}
      />
      <ErrorSummary errors={summary} />
      {delivery ? <DeliveryCard delivery={delivery} criteria={milestone.criteria} path={path} now={now} /> : null}
      {delivery && (isPossible || actionData) ? (
        <JudgementForm criteria={milestone.criteria} round={delivery.number} accept={accept} answer={actionData} />
      ) : (
        <Notice title={t('engagements:refused.movedOn')} />
      )}
    </>
  )
}
