import { data } from 'react-router'
import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { type FormAnswer, invalid, parseForm, readFormData, refused } from '~/platform/forms.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { CheckboxGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { addEndpoint } from '../commands.server'
import { SecretNotice } from '../components/secret-notice'
import { endpointSchema } from '../endpoint'
import { kindName, kindsFor } from '../event'
import { ownerOf } from '../gate.server'
import type { Route } from './+types/add'

export const handle = { policy: 'webhooks.add' }

export async function loader(args: Route.LoaderArgs) {
  return { kinds: kindsFor(ownerOf(args).side) }
}

type Added = FormAnswer & { added?: { id: string; secret: string } }

/** The secret stands in this one answer and nowhere else, so it is an answer and no redirect. */
export async function action(args: Route.ActionArgs) {
  const actor = ownerOf(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, endpointSchema(config.webhookTestUrl))
  if (!form.ok) return form.invalid
  const { url, kinds } = form.value
  const added = await addEndpoint(db, { actor, url, kinds: kinds.filter((kind) => kindsFor(actor.side).includes(kind)) })
  if (added.ok) return data<Added>({ errors: {}, values: {}, added: { id: added.id, secret: added.secret } }, { status: 200 })
  return added.reason === 'urlTaken' ? invalid({ url: ['webhooks:error.urlTaken'] }, body) : refused(`webhooks:error.${added.reason}`, body)
}

export default function AddWebhook({ loaderData: { kinds }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, chosen, summary } = useAnswer(actionData, ['url', 'kinds'])
  const base = `/${segmentOf(language)}/company/webhooks`
  const { added } = (actionData ?? {}) as Partial<Added>
  return (
    <>
      <title>{t('webhooks:add')}</title>
      <PageHeader
        back={{ to: base, label: t('webhooks:title') }}
        title={t(added ? 'webhooks:added' : 'webhooks:add')}
        sub={added ? null : t('webhooks:addSub')}
      />
      {added ? (
        <>
          <SecretNotice secret={added.secret} />
          <LinkButton to={`${base}/${added.id}`}>{t('webhooks:kept')}</LinkButton>
        </>
      ) : (
        <>
          <ErrorSummary errors={summary} />
          <Form action={`${base}/new`}>
            <TextField
              name="url"
              type="url"
              label={t('webhooks:url')}
              hint={t('webhooks:urlHint')}
              defaultValue={value('url', '')}
              autoComplete="off"
              error={error('url')}
            />
            <CheckboxGroup
              name="kinds"
              label={t('webhooks:kinds')}
              hint={t('webhooks:kindsHint')}
              options={kinds.map((kind) => ({ value: kind, label: t(`webhooks:kind.${kindName(kind)}`), hint: kind }))}
              defaultValue={chosen('kinds', [])}
              error={error('kinds')}
            />
            <SubmitButton>{t('webhooks:addDeed')}</SubmitButton>
          </Form>
        </>
      )}
    </>
  )
}
