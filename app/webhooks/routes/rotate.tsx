import { data } from 'react-router'
import { db } from '~/platform/database.server'
import { found } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { rotateSecret } from '../commands.server'
import { SecretNotice } from '../components/secret-notice'
import { endpointOf } from '../gate.server'
import type { Route } from './+types/rotate'

export const handle = { policy: 'webhooks.rotate' }

export async function loader(args: Route.LoaderArgs) {
  const { endpoint } = await endpointOf(db, args)
  return { id: endpoint.id, url: endpoint.url }
}

/** The new secret stands in this one answer and nowhere else. */
export async function action(args: Route.ActionArgs) {
  const { actor, endpoint } = await endpointOf(db, args)
  const turned = await rotateSecret(db, { actor, id: endpoint.id })
  return data(found(turned.ok ? { secret: turned.secret, formerUntil: turned.formerUntil } : null))
}

export default function RotateSecret({ loaderData: { id, url }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/company/webhooks/${id}`
  return (
    <>
      <title>{t('webhooks:rotate')}</title>
      <PageHeader back={{ to: base, label: t('webhooks:one') }} title={t('webhooks:rotate')} sub={<bdi className="break-all">{url}</bdi>} />
      {actionData ? (
        <>
          <SecretNotice secret={actionData.secret} />
          <p className="mb-6">
            {t('webhooks:secret.overlap')} <Instant at={actionData.formerUntil} />
          </p>
          <LinkButton to={base}>{t('webhooks:kept')}</LinkButton>
        </>
      ) : (
        <>
          <p className="mb-6 max-w-reading">{t('webhooks:secret.rotateHint')}</p>
          <Form action={`${base}/rotate`}>
            <SubmitButton>{t('webhooks:rotateDeed')}</SubmitButton>
          </Form>
        </>
      )}
    </>
  )
}
