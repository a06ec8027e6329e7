import { Link } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import { Card } from '~/ui/card'
import { RadioGroup } from '~/ui/choice-field'
import { Confirm } from '~/ui/confirm'
import { PageHeader } from '~/ui/page-header'
import { StatusChip } from '../components/status-chip'
import { moderatorsQuestion } from '../queries.server'
import { canModerate, canMove, refusalReasons } from '../question'
import type { Route } from './+types/show'

export const handle = { policy: 'questions.moderate' }

function gate(args: Route.LoaderArgs) {
  allow(canModerate(requireActor(args)))
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const { id: _, ...question } = found(await moderatorsQuestion(db, { ref: args.params.question, language: languageOf(args.context) }))
  return question
}

/** A question for a moderator, in whatever state: its words, and the way to take it out. */
export default function Show({ loaderData: { ref, status, reasonCode, requestRef, question, answer }, params }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <title>{t('questions:moderate.title', { ref })}</title>
      <PageHeader
        title={t('questions:moderate.title', { ref })}
        sub={t('questions:moderate.sub')}
        chips={<StatusChip status={status} t={t} />}
      />
      <p className="mb-4">
        {t('questions:moderate.request')} <Link to={`/${params.lang}/requests/${requestRef}`}>{requestRef}</Link>
      </p>
      {[
        { key: 'question', view: question },
        { key: 'answer', view: answer },
      ].map(({ key, view }) =>
        view ? (
          <Card key={key} title={t(`questions:${key}`)} className="mb-4">
            <DocumentText view={view} field="text" />
            <ProvenanceChip provenance={view.provenance} documentId={view.documentId} language={view.language} />
          </Card>
        ) : null,
      )}
      {reasonCode ? <p className="mb-4">{t(`questions:reason.${reasonCode}`)}</p> : null}
      {canMove(status, 'refused') ? (
        <Confirm
          label={t('questions:moderate.refuse')}
          question={t('questions:moderate.question')}
          confirmLabel={t('questions:moderate.confirm')}
          action={`/${params.lang}/questions/${ref}/refuse`}
        >
          <RadioGroup
            name="reason"
            label={t('questions:moderate.reason')}
            options={refusalReasons.map((value) => ({ value, label: t(`questions:reason.${value}`) }))}
          />
        </Confirm>
      ) : null}
    </>
  )
}
