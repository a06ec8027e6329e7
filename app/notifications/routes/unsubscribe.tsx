import { data } from 'react-router'
import { db } from '~/platform/database.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Form, SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { endLetters } from '../choices/commands.server'
import { readUnsubscribeToken } from '../choices/queries.server'
import type { Route } from './+types/unsubscribe'

/** A mail programme's own button posts here as well, from no page of ours. */
export const handle = { policy: 'notifications.unsubscribe', oneClick: true }

/** Whoever has the link of a letter. Looking ends nothing: scanners of mail look too. */
const gate = ({ params }: Route.LoaderArgs | Route.ActionArgs) => readUnsubscribeToken(params.token)

export async function loader(args: Route.LoaderArgs) {
  const link = gate(args)
  return data({ topic: link?.topic ?? null }, { status: link ? 200 : 410 })
}

export async function action(args: Route.ActionArgs) {
  const link = gate(args)
  const ended = link ? await endLetters(db, link) : ({ ok: false } as const)
  return data({ isEnded: ended.ok }, { status: ended.ok ? 200 : 410 })
}

/** One press ends letters of a kind; the portal goes on to tell. */
export default function Unsubscribe({ loaderData: { topic }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const choices = `/${segmentOf(language)}/notifications/choices`
  const title = t(topic === null ? 'notifications:unsubscribe.unknown' : 'notifications:unsubscribe.title')
  const what = topic === null ? '' : t(`notifications:topic.${topic}.name`)
  return (
    <>
      <title>{title}</title>
      <PageHeader
        title={title}
        sub={topic === null ? t('notifications:unsubscribe.unknownBody') : t('notifications:unsubscribe.sub', { what })}
      />
      {actionData?.isEnded ? (
        <Notice tone="success" announce>
          {t('notifications:unsubscribe.done', { what })}
        </Notice>
      ) : topic === null ? null : (
        <Form className="mb-4">
          <SubmitButton>{t('notifications:unsubscribe.press')}</SubmitButton>
        </Form>
      )}
      <LinkButton to={choices} variant="secondary">
        {t('notifications:choices.link')}
      </LinkButton>
    </>
  )
}
