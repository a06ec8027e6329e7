import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { openCorridor } from '../commands.server'
import { canOperate, corridorWords, nameOf } from '../corridor'
import { listCorridors } from '../queries.server'
import type { Route } from './+types/manage'

export const handle = { policy: 'corridors.open' }

const words = (max: number) =>
  z
    .string({ error: 'common:form.error.required' })
    .trim()
    .max(max, { error: `common:form.error.tooLong|${JSON.stringify({ max })}` })
const schema = z.strictObject({
  nameZh: words(corridorWords.name),
  nameEn: words(corridorWords.name),
  descriptionZh: words(corridorWords.description),
  descriptionEn: words(corridorWords.description),
  slug: z.string({ error: 'common:form.error.required' }).regex(corridorWords.slug, { error: 'corridors:opening.badSlug' }),
})

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canOperate(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  return { corridors: (await listCorridors(db)).map(({ slug, nameZh, nameEn }) => ({ slug, nameZh, nameEn })) }
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, schema)
  if (!form.ok) return form.invalid
  const opened = await openCorridor(db, { actorId: actor.personId, corridor: form.value })
  return opened.ok ? redirect(`/${args.params.lang}/staff/corridors`) : refused(`corridors:opening.${opened.reason}`, body)
}

/** The operator opens a corridor; companies choose it from then on. */
export default function Manage({ loaderData: { corridors }, actionData, params }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['nameZh', 'nameEn', 'descriptionZh', 'descriptionEn', 'slug'])
  const typed = (name: string, lang: 'zh-CN' | 'en') => ({ name, lang, defaultValue: value(name), error: error(name) })
  return (
    <>
      <title>{t('common:nav.corridors')}</title>
      <PageHeader title={t('common:nav.corridors')} sub={t('corridors:opening.sub')} />
      <ErrorSummary errors={summary} />
      <Form className="max-w-reading">
        <TextField {...typed('nameZh', 'zh-CN')} label={t('corridors:opening.nameZh')} hint={t('corridors:opening.nameHint')} />
        <TextField {...typed('nameEn', 'en')} label={t('corridors:opening.nameEn')} />
        <TextArea {...typed('descriptionZh', 'zh-CN')} rows={3} label={t('corridors:opening.descriptionZh')} />
        <TextArea {...typed('descriptionEn', 'en')} rows={3} label={t('corridors:opening.descriptionEn')} />
        <TextField {...typed('slug', 'en')} autoComplete="off" label={t('corridors:opening.slug')} hint={t('corridors:opening.slugHint')} />
        <SubmitButton>{t('corridors:opening.open')}</SubmitButton>
      </Form>
      <Table
        className="mt-8"
        caption={t('corridors:opening.list')}
        rows={corridors}
        rowKey={({ slug }) => slug}
        empty={<p className="text-ink-soft">{t('corridors:list.none')}</p>}
        columns={[
          {
            key: 'name',
            header: t('corridors:name'),
            lead: true,
            cell: (corridor) => (
              <Link to={`/${params.lang}/corridors/${corridor.slug}`} className="inline-flex min-h-11 items-center">
                {nameOf(corridor, language)}
              </Link>
            ),
          },
          { key: 'slug', header: t('corridors:opening.slug'), cell: ({ slug }) => slug },
        ]}
      />
    </>
  )
}
