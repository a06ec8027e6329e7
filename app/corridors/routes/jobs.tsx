import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { EmptyState } from '~/ui/empty-state'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { canOperate } from '../corridor'
import { parkedJobs } from '../queries.server'
import type { Route } from './+types/jobs'

export const handle = { policy: 'jobs.read' }

function gate(args: Route.LoaderArgs) {
  allow(canOperate(requireActor(args)))
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  return { jobs: await parkedJobs(db) }
}

/** Jobs that failed eight times: what they were, what they said, and one button to try again. */
export default function Jobs({ loaderData: { jobs } }: Route.ComponentProps) {
  const { t, language } = useWords()
  return (
    <>
      <title>{t('corridors:jobs.title')}</title>
      <PageHeader title={t('corridors:jobs.title')} sub={t('corridors:jobs.sub')} />
      <Table
        caption={t('corridors:jobs.title')}
        hideCaption
        rows={jobs}
        rowKey={(job) => job.id}
        empty={<EmptyState title={t('corridors:jobs.none')}>{t('corridors:jobs.noneBody')}</EmptyState>}
        columns={[
          { key: 'kind', header: t('corridors:jobs.kind'), lead: true, cell: (job) => <code>{job.kind}</code> },
          { key: 'error', header: t('corridors:jobs.error'), cell: (job) => <code className="break-all text-xs">{job.lastError}</code> },
          { key: 'at', header: t('corridors:jobs.at'), cell: (job) => <Instant at={job.createdAt} /> },
          {
            key: 'again',
            header: t('corridors:jobs.again'),
            cell: (job) => (
              <Form action={`/${segmentOf(language)}/staff/jobs/${job.id}/retry`}>
                <SubmitButton variant="secondary">{t('common:action.retry')}</SubmitButton>
              </Form>
            ),
          },
        ]}
      />
    </>
  )
}
