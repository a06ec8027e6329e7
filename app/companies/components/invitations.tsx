import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'

interface Invitation {
  id: string
  email: string
  expiresAt: string
}

/** Invitations that can still be used. */
export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const { t, language } = useWords()
  if (invitations.length === 0) return <p className="text-ink-soft">{t('companies:members.noInvitations')}</p>
  return (
    <ul className="max-w-reading divide-y divide-line">
      {invitations.map(({ id, email, expiresAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
          <div className="min-w-0">
            <bdi className="break-all">{email}</bdi>
            <p className="text-ink-soft text-sm">
              {`${t('companies:members.until')} `}
              <Instant at={expiresAt} />
            </p>
          </div>
          <Form action={`/${segmentOf(language)}/company/members/invitations/${id}/withdraw`}>
            <SubmitButton variant="quiet">{t('companies:members.withdraw')}</SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  )
}

interface Typed {
  value: (name: string) => string | undefined
  error: (name: string) => string | undefined
}

/** The owner invites by e-mail; the answer is the same whether or not the address is known. */
export function InviteForm({ answer, canInvite }: { answer: Typed; canInvite: boolean }) {
  const { t } = useWords()
  if (!canInvite) return <Notice>{t('companies:members.confirmFirst')}</Notice>
  return (
    <Form className="max-w-reading">
      <TextField
        name="email"
        type="email"
        label={t('companies:members.email')}
        hint={t('companies:members.inviteHint')}
        autoComplete="off"
        defaultValue={answer.value('email')}
        error={answer.error('email')}
      />
      <SubmitButton>{t('companies:members.send')}</SubmitButton>
    </Form>
  )
}
