import { data, redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { Form, SubmitButton } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { verifyEmail } from '../commands.server'
import { LinkSpent } from '../components/link-spent'
import { readToken } from '../tokens/queries.server'
import type { Route } from './+types/verify-email'

export const handle = { policy: 'account.verifyEmail' }

/** Whoever has the link. Looking uses nothing up: scanners of mail look too. */
const gate = ({ params }: Route.LoaderArgs | Route.ActionArgs) => readToken(db, 'verifyEmail', params.token)

export async function loader(args: Route.LoaderArgs) {
  const link = await gate(args)
  return data({ email: link?.email ?? null }, { status: link ? 200 : 410 })
}

export async function action(args: Route.ActionArgs) {
  await gate(args)
  const verified = await verifyEmail(db, args.params.token)
  return redirect(`/${args.params.lang}/${verified.ok ? 'sign-in?verified' : 'verify-email?spent'}`)
}

export default function VerifyEmail({ loaderData: { email } }: Route.ComponentProps) {
  const { t } = useWords()
  if (!email) return <LinkSpent next="verify-email" label={t('accounts:resend.title')} />
  return (
    <>
      <title>{t('accounts:verify.title')}</title>
      <PageHeader title={t('accounts:verify.title')} sub={t('accounts:verify.sub', { email })} />
      <Form>
        <SubmitButton>{t('accounts:verify.submit')}</SubmitButton>
      </Form>
    </>
  )
}
