import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Button, LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { controlLook } from '~/ui/field-frame'
import { Form } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { Attribution, Entries } from '../components/entries'
import { canReadDictionary, longestText } from '../dictionary'
import { hasDictionary, lookUp } from '../queries.server'
import type { Route } from './+types/page'

export const handle = { policy: 'dictionary.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadDictionary(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const word = (new URL(args.request.url).searchParams.get('word') ?? '').trim().slice(0, longestText)
  return { word, ...(word === '' ? { terms: [], words: [] } : await lookUp(db, word)), hasDictionary: await hasDictionary(db) }
}

/** What Chinese words mean: one word with those inside it, or a sentence taken apart. */
export default function Dictionary({ loaderData: { word, terms, words, hasDictionary } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/translate`
  return (
    <>
      <title>{t('translations:dictionary.title')}</title>
      <PageHeader
        back={{ to: base, label: t('translations:task.back') }}
        title={t('translations:dictionary.title')}
        sub={t('translations:dictionary.sub')}
        actions={
          <LinkButton variant="secondary" to={`${base}/terms${word && word.length <= 80 ? `?${new URLSearchParams({ q: word })}` : ''}`}>
            {t('translations:terms.title')}
          </LinkButton>
        }
      />
      <search>
        <Form key={word} method="get" action={`${base}/dictionary`} className="mb-5 flex flex-wrap items-end gap-2">
          <label className="grow text-sm sm:max-w-96">
            <span className="mb-1 block font-semibold">{t('translations:dictionary.field')}</span>
            <input type="search" name="word" lang="zh-CN" defaultValue={word} maxLength={longestText} className={controlLook} />
          </label>
          <Button variant="secondary" icon="search">
            {t('common:action.search')}
          </Button>
        </Form>
      </search>
      {word === '' ? null : terms.length + words.length === 0 ? (
        <EmptyState title={t(hasDictionary ? 'translations:dictionary.none' : 'translations:dictionary.notLoaded')}>
          {t(hasDictionary ? 'translations:dictionary.noneHint' : 'translations:dictionary.notLoadedHint')}
        </EmptyState>
      ) : (
        <section aria-label={t('translations:dictionary.found')} className="max-w-180">
          <Entries terms={terms} words={words} />
        </section>
      )}
      <Attribution />
    </>
  )
}
