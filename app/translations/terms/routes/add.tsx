import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { PageHeader } from '~/ui/page-header'
import { addConcept } from '../commands.server'
import { ConceptForm } from '../components/concept-form'
import { conceptOf, conceptSchema } from '../concept-form'
import { canEditTerms, longestTerm } from '../term'
import type { Route } from './+types/add'

export const handle = { policy: 'terms.edit' }

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canEditTerms(actor))
  return actor
}

/** `zh` and `en` come from what was marked in the editor. */
export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const { searchParams } = new URL(args.request.url)
  const marked = (name: string) => (searchParams.get(name) ?? '').trim().slice(0, longestTerm)
  return { zh: marked('zh'), en: marked('en') }
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, conceptSchema)
  if (!form.ok) return form.invalid
  const added = await addConcept(db, { actorId: actor.personId, concept: conceptOf(form.value) })
  return added.ok
    ? redirect(`/${args.params.lang}/translate/terms/${added.conceptId}`)
    : refused(`translations:terms.error.${added.reason}`, body)
}

export default function Add({ loaderData: { zh, en }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  return (
    <>
      <title>{t('translations:terms.add')}</title>
      <PageHeader
        back={{ to: `/${segmentOf(language)}/translate/terms`, label: t('translations:terms.title') }}
        title={t('translations:terms.add')}
        sub={t('translations:terms.addSub')}
      />
      <ConceptForm
        answer={actionData}
        concept={{
          terms: [
            { language: 'zh-CN', status: 'preferred', text: zh },
            { language: 'en', status: 'preferred', text: en },
          ],
        }}
      />
    </>
  )
}
