import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { invalid, parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { newId } from '~/platform/ids'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { askQuestion } from '../commands.server'
import { WordsForm } from '../components/words-form'
import { askedRequest } from '../queries.server'
import { canAsk, longest } from '../question'
import { givenAway, questionSchema } from '../question-form'
import type { Route } from './+types/ask'

export const handle = { policy: 'questions.ask' }

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  const wanted = found(await askedRequest(db, { ref: args.params.ref, language: languageOf(args.context) }))
  allow(canAsk(actor, wanted, await databaseNow(db)) && actor.company !== null)
  return { actor, company: actor.company, wanted }
}

export async function loader(args: Route.LoaderArgs) {
  const { wanted } = await gate(args)
  return { title: wanted.title, closesAt: wanted.closesAt, now: await databaseNow(db), key: newId() }
}

export async function action(args: Route.ActionArgs) {
  const { actor, company, wanted } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, questionSchema)
  if (!form.ok) return form.invalid
  const { text, key, isChecked } = form.value
  const leak = isChecked ? null : givenAway(text, [company.nameEn, company.nameZh])
  if (leak) return invalid({ text: [`questions:ask.warning|${JSON.stringify({ found: leak })}`] }, body)
  const asked = await askQuestion(db, {
    actorId: actor.personId,
    companyId: company.id,
    requestId: wanted.id,
    language: languageOf(args.context),
    text,
    ...(key ? { form: { personId: actor.personId, route: 'questions.ask', key } } : {}),
  })
  return asked.ok ? redirect(`/${args.params.lang}/my/questions`) : refused(`questions:ask.refused.${asked.reason}`, body)
}

/** One question, by a verified vendor, in the language of the page. */
export default function Ask({ loaderData: { title, closesAt, now, key }, actionData, params }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <title>{t('questions:ask.title')}</title>
      <PageHeader
        back={{ to: `/${params.lang}/requests/${params.ref}`, label: title }}
        title={t('questions:ask.title')}
        sub={
          <>
            <p>{t('questions:ask.sub')}</p>
            {closesAt ? (
              <p className="mt-1 text-sm">
                {t('questions:ask.until')} <Instant at={closesAt} now={now} />
              </p>
            ) : null}
          </>
        }
      />
      <WordsForm words="ask" max={longest.question} answer={actionData} formKey={key} />
    </>
  )
}
