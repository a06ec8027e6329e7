import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { acceptedFiles, discard } from '~/platform/files.server'
import { refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { largestUpload } from '~/platform/upload-limits'
import { ErrorSummary } from '~/ui/error-summary'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { readWithFiles } from '../../attachments.server'
import { WordsAndFiles } from '../../components/words-and-files'
import { deliverMilestone } from '../commands.server'
import { Criteria } from '../components/criteria'
import { gateMilestoneDeed } from '../gate.server'
import { limits, mayMove } from '../milestone'
import { deliverySchema } from '../milestone-form'
import type { Route } from './+types/deliver'

export const handle = { policy: 'milestones.deliver', upload: largestUpload }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMilestoneDeed(db, args, 'vendor')

export async function loader(args: Route.LoaderArgs) {
  const { engagement, milestone, milestonePath } = await gate(args)
  const { number, title, titleLanguage, criteria, status } = milestone
  return {
    milestone: { number, title, titleLanguage, criteria },
    path: milestonePath,
    accept: acceptedFiles,
    isPossible: mayMove(engagement.side, engagement.status, status, 'delivered'),
    isToStart: mayMove(engagement.side, engagement.status, status, 'in_progress'),
    isRework: status === 'rejected',
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, milestonePath } = await gate(args)
  const form = await readWithFiles(db, args.request, deliverySchema)
  if (!form.ok) return form.invalid
  const { body, files } = form
  const delivered = await deliverMilestone(db, { ...deed, language: languageOf(args.context), note: form.value.note, files })
  if (delivered.ok) return redirect(milestonePath)
  await discard(files)
  return refused(`engagements:refused.${delivered.reason}`, body)
}

/** The vendor hands over: what it did, criterion by criterion in sight, and the files. */
export default function Deliver({ loaderData, actionData }: Route.ComponentProps) {
  const { milestone, path, accept, isPossible, isToStart, isRework } = loaderData
  const { t } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['note', 'files'])
  return (
    <>
      <title>{t('engagements:deliver.title', { number: milestone.number })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:milestoneOf', { number: milestone.number }) }}
        kicker={<span lang={milestone.titleLanguage}>{milestone.title}</span>}
        title={t('engagements:deliver.title', { number: milestone.number })}
      />
      <ErrorSummary errors={summary} />
      <section className="mb-6">
        <h2 className="mb-1 text-lg">{t('engagements:milestone.criteria')}</h2>
        <Criteria criteria={milestone.criteria} />
      </section>
      {isPossible || actionData ? (
        <Form encType="multipart/form-data" className="max-w-reading">
          <WordsAndFiles
            words={{
              name: 'note',
              label: t('engagements:deliver.note'),
              hint: t('engagements:deliver.noteHint'),
              maxLength: limits.note,
            }}
            files={{ label: t('engagements:deliver.files'), hint: t('engagements:deliver.filesHint') }}
            {...{ accept, value, error }}
          />
          <SubmitButton>{t('engagements:milestone.deliver')}</SubmitButton>
        </Form>
      ) : isToStart ? (
        <Notice title={t('engagements:deliver.notBegun')}>
          <Form action={`${path}/start`} className="mt-3">
            <SubmitButton>{t(isRework ? 'engagements:milestone.rework' : 'engagements:milestone.start')}</SubmitButton>
          </Form>
        </Notice>
      ) : (
        <Notice title={t('engagements:refused.movedOn')} />
      )}
    </>
  )
}
