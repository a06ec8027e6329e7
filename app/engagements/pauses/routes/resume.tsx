import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { gateParty } from '../../gate.server'
import { resumeEngagement } from '../commands.server'
import { DueDays } from '../components/due-days'
import { mayResume } from '../pause'
import { pauseOf } from '../queries.server'
import type { Route } from './+types/resume'

export const handle = { policy: 'pauses.resume' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateParty(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const now = await databaseNow(db)
  const pause = await pauseOf(db, { engagementId: engagement.id, language: languageOf(args.context), now })
  return { ref: engagement.ref, path, pause, isPossible: mayResume(engagement.side, engagement.status, pause?.cause ?? null) }
}

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gate(args)
  const resumed = await resumeEngagement(db, deed)
  return resumed.ok ? redirect(path) : refused(`engagements:refused.${resumed.reason}`)
}

/** Takes the work up again, with what that does to the due days. */
export default function Resume({ loaderData: { ref, path, pause, isPossible }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { summary } = useAnswer(actionData)
  return (
    <>
      <title>{t('engagements:pause.resumeTitle')}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref }) }}
        title={t('engagements:pause.resumeTitle')}
        sub={t('engagements:pause.resumeSub')}
      />
      <ErrorSummary errors={summary} />
      {pause && isPossible ? (
        <>
          <DueDays pause={pause} />
          <Form>
            <SubmitButton>{t('engagements:pause.resume')}</SubmitButton>
          </Form>
        </>
      ) : (
        <Notice title={t('engagements:refused.notYoursToResume')} />
      )}
    </>
  )
}
