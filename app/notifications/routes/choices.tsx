import { redirect, useSearchParams } from 'react-router'
import { z } from 'zod'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Form, SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { chooseNotices } from '../choices/commands.server'
import { choicesOf } from '../choices/queries.server'
import { alwaysTold, type Choice, type Topic, topicGroups, topics } from '../choices/topic'
import type { Route } from './+types/choices'

export const handle = { policy: 'notifications.choose' }

/** One's own choices. */
const gate = (args: Route.LoaderArgs | Route.ActionArgs) => requireActor(args)

export async function loader(args: Route.LoaderArgs) {
  const { personId } = gate(args)
  return { choices: await choicesOf(db, personId) }
}

const tick = z.literal('on').optional()
const schema = z.strictObject(
  Object.fromEntries(topics.flatMap((topic) => [`${topic}Shown`, `${topic}Mailed`]).map((name) => [name, tick])),
)

export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  const form = await readForm(args.request, schema)
  if (!form.ok) return form.invalid
  const ticked = form.value as Record<string, 'on' | undefined>
  const choices = Object.fromEntries(
    topics.map((topic) => [topic, { isShown: ticked[`${topic}Shown`] === 'on', isMailed: ticked[`${topic}Mailed`] === 'on' }]),
  ) as Record<Topic, Choice>
  await chooseNotices(db, { personId, choices })
  return redirect(`/${args.params.lang}/notifications/choices?saved`)
}

/** What one wants to hear of, and on which way. Untick is enough: it works without scripts. */
export default function Choices({ loaderData: { choices } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/notifications`
  const isSaved = useSearchParams()[0].has('saved')
  return (
    <>
      <title>{t('notifications:choices.title')}</title>
      <PageHeader
        title={t('notifications:choices.title')}
        sub={t('notifications:choices.sub')}
        back={{ to: base, label: t('notifications:centre.title') }}
      />
      {isSaved ? (
        <Notice tone="success" announce>
          {t('notifications:choices.saved')}
        </Notice>
      ) : null}
      <Form action={`${base}/choices`} className="max-w-reading">
        {topicGroups.map(({ group, topics: own }) => (
          <section key={group} className="mb-6">
            <h2 className="border-line-strong border-b pb-1 text-lg">{t(`notifications:topicGroup.${group}`)}</h2>
            {own.map((topic) => (
              <fieldset key={topic} className="min-w-0 border-line border-b py-3">
                <legend className="w-full pt-3 font-semibold sm:float-left sm:pt-0 sm:me-4 sm:w-64">
                  {t(`notifications:topic.${topic}.name`)}
                  <span className="block font-normal text-ink-soft text-sm">{t(`notifications:topic.${topic}.what`)}</span>
                </legend>
                <div className="flex flex-wrap gap-x-6">
                  <Tick name={`${topic}Shown`} label={t('notifications:choices.shown')} isTicked={choices[topic].isShown} />
                  <Tick name={`${topic}Mailed`} label={t('notifications:choices.mailed')} isTicked={choices[topic].isMailed} />
                </div>
              </fieldset>
            ))}
          </section>
        ))}
        <section className="mb-6">
          <h2 className="mb-1 text-lg">{t('notifications:choices.always')}</h2>
          <p className="mb-2 text-ink-soft">{t('notifications:choices.alwaysSub')}</p>
          <ul className="list-disc ps-5">
            {Object.keys(alwaysTold).map((what) => (
              <li key={what}>{t(`notifications:always.${what}`)}</li>
            ))}
          </ul>
        </section>
        <SubmitButton>{t('notifications:choices.save')}</SubmitButton>
      </Form>
    </>
  )
}

const Tick = ({ name, label, isTicked }: { name: string; label: string; isTicked: boolean }) => (
  <label className="flex min-h-11 items-center gap-3">
    <input type="checkbox" name={name} defaultChecked={isTicked} className="size-5 shrink-0" />
    {label}
  </label>
)
