import { Link } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { StatusChip } from '../components/status-chip'
import { ownQuestions } from '../queries.server'
import { canFollow } from '../question'
import type { Route } from './+types/mine'

export const handle = { policy: 'questions.follow' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canFollow(actor) && actor.company !== null)
  return actor.company
}

export async function loader(args: Route.LoaderArgs) {
  const company = gate(args)
  return {
    questions: await ownQuestions(db, { companyId: company.id, language: languageOf(args.context) }),
    now: await databaseNow(db),
  }
}

/** What the reader's company has asked, and how far each question is. */
export default function Mine({ loaderData: { questions, now }, params }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <title>{t('questions:mine.title')}</title>
      <PageHeader title={t('questions:mine.title')} sub={t('questions:mine.sub')} />
      {questions.length === 0 ? (
        <EmptyState
          icon="question"
          title={t('questions:mine.empty')}
          action={<LinkButton to={`/${params.lang}/requests`}>{t('questions:mine.find')}</LinkButton>}
        >
          {t('questions:mine.emptyBody')}
        </EmptyState>
      ) : (
        <ul className="max-w-reading space-y-4">
          {questions.map((question) => (
            <Card as="li" key={question.ref}>
              <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                <StatusChip status={question.status} t={t} />
                <Link to={`/${params.lang}/requests/${question.requestRef}`}>{question.requestTitle || question.requestRef}</Link>
              </p>
              <p lang={question.sourceLanguage} className="whitespace-pre-line">
                {question.text}
              </p>
              <p className="mt-2 text-ink-soft text-sm">
                {t(`questions:next.${question.status}`)} {question.reasonCode ? t(`questions:reason.${question.reasonCode}`) : null}
              </p>
              <p className="text-ink-faint text-xs">
                {t('questions:mine.asked')} <Instant at={question.createdAt} now={now} />
              </p>
            </Card>
          ))}
        </ul>
      )}
    </>
  )
}
