import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Form, SubmitButton } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { dictionaryPath } from '../../dictionary/dictionary'
import { editConcept } from '../commands.server'
import { ConceptForm } from '../components/concept-form'
import { conceptOf, conceptSchema } from '../concept-form'
import { readConcept } from '../queries.server'
import { canEditTerms } from '../term'
import type { Route } from './+types/edit'

export const handle = { policy: 'terms.edit' }

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canEditTerms(actor))
  return { actor, concept: found(await readConcept(db, args.params.conceptId)) }
}

export const loader = async (args: Route.LoaderArgs) => ({ concept: (await gate(args)).concept })

export async function action(args: Route.ActionArgs) {
  const { actor, concept } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, conceptSchema)
  if (!form.ok) return form.invalid
  const version = form.value.version ?? concept.version
  const edited = await editConcept(db, { actorId: actor.personId, conceptId: concept.id, version, concept: conceptOf(form.value) })
  return edited.ok
    ? redirect(`/${args.params.lang}/translate/terms/${concept.id}`)
    : refused(`translations:terms.error.${edited.reason}`, body)
}

export default function Edit({ loaderData: { concept }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/translate/terms`
  const name = (of: 'zh-CN' | 'en') => concept.terms.find((term) => term.language === of && term.status === 'preferred')?.text
  const forms = concept.terms.flatMap((term) => term.forms)
  return (
    <>
      <title>{t('translations:terms.title')}</title>
      <PageHeader
        back={{ to: base, label: t('translations:terms.title') }}
        title={(language === 'en' ? name('en') : name('zh-CN')) ?? t('translations:terms.title')}
        chips={concept.status === 'retired' ? <Chip>{t('translations:terms.tab.retired')}</Chip> : null}
        actions={
          <>
            {name('zh-CN') ? (
              <LinkButton variant="secondary" to={dictionaryPath(segmentOf(language), name('zh-CN')!)}>
                {t('translations:dictionary.title')}
              </LinkButton>
            ) : null}
            <Form action={`${base}/${concept.id}/${concept.status === 'active' ? 'retire' : 'reinstate'}`}>
              <SubmitButton variant="secondary">
                {t(concept.status === 'active' ? 'translations:terms.retire' : 'translations:terms.reinstate')}
              </SubmitButton>
            </Form>
          </>
        }
      />
      {forms.length > 0 ? (
        <p className="mb-5 max-w-reading text-ink-soft text-sm">
          {t('translations:terms.forms')} <span lang="en">{forms.join(', ')}</span>
        </p>
      ) : null}
      <ConceptForm key={concept.version} concept={concept} version={concept.version} answer={actionData} />
    </>
  )
}
