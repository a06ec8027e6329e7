import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Form, SubmitButton } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { firstScreenOf } from '../account'
import { joinRequestBy } from '../memberships/queries.server'
import type { Route } from './+types/desk'

export const handle = { policy: 'account.desk' }

const gate = (args: Route.LoaderArgs) => requireActor(args)

/** Everybody's way in: on to the role's first screen, or what is still missing before there is one. */
export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const screen = firstScreenOf(actor)
  if (screen) throw redirect(`/${args.params.lang}${screen}`)
  if (!actor.isEmailVerified) return { state: 'unverified' as const, email: actor.email, company: null }
  const asked = await joinRequestBy(db, actor.personId)
  return {
    state: asked?.status === 'asked' ? ('waiting' as const) : asked?.status === 'declined' ? ('declined' as const) : ('nothing' as const),
    email: actor.email,
    company: asked ? { zh: asked.nameZh, en: asked.nameEn } : null,
  }
}

export default function Desk({ loaderData: { state, email, company } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const name = company ? (language === 'zh-CN' ? company.zh || company.en : company.en || company.zh) : ''
  return (
    <>
      <title>{t(`accounts:desk.${state}.title`)}</title>
      <PageHeader title={t(`accounts:desk.${state}.title`)} sub={t(`accounts:desk.${state}.body`, { email, company: name })} />
      {state === 'unverified' ? (
        <Form action={`/${segmentOf(language)}/verify-email`}>
          <input type="hidden" name="email" value={email} />
          <SubmitButton variant="secondary">{t('accounts:resend.submit')}</SubmitButton>
        </Form>
      ) : null}
    </>
  )
}
