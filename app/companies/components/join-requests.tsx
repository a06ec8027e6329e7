import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'

interface Join {
  id: string
  name: string
  email: string
  createdAt: string
}

/** People who ask to be let in: the owner's turn. */
export function JoinRequestList({ joins }: { joins: readonly Join[] }) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/company/members/joins`
  return (
    <Card tone="attention" className="mb-6" title={t('companies:members.asks')}>
      <p className="mb-3 text-ink-soft text-sm">{t('companies:members.asksHint')}</p>
      <ul className="divide-y divide-line">
        {joins.map(({ id, name, email, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0">
              <p>
                <bdi className="font-semibold">{name}</bdi>
              </p>
              <p className="text-ink-soft text-sm">
                <bdi className="break-all">{email}</bdi>
                {' · '}
                <Instant at={createdAt} show="day" />
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Form action={`${base}/${id}/accept`}>
                <SubmitButton>{t('companies:members.letIn')}</SubmitButton>
              </Form>
              <Form action={`${base}/${id}/decline`}>
                <SubmitButton variant="secondary">{t('companies:members.decline')}</SubmitButton>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
