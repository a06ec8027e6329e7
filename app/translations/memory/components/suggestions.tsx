import { useEffect, useState } from 'react'
import { useRevalidator } from 'react-router'
import { segmentOf } from '~/platform/i18n/language'
import { type Translate, useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { Diff } from '~/ui/diff'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { PageLink } from '~/ui/page-link'
import { areaOf, writeInto } from '../../components/live-text'
import type { Editor, EditorSegment } from '../../tasks/queries.server'
import { pressedBy } from '../../workbench/shortcut'
import type { Suggestion } from '../match'

/** What a page without scripts has asked for: the suggestions of one sentence. */
export interface Suggested {
  segmentId: string
  matches: Suggestion[]
}

/**
 * What the memory knows for the sentence that is being written. It is asked when the sentence's tools are shown; without scripts a link
 * brings the page with it. A suggestion that is taken stands in the control and is kept as the memory's.
 */
export function Suggestions({
  segment,
  editor,
  base,
  suggested,
  now,
}: {
  segment: EditorSegment
  editor: Editor
  base: string
  suggested: Suggested | null
  now: string
}) {
  const { t } = useWords()
  const revalidator = useRevalidator()
  const [matches, setMatches] = useState<Suggestion[] | null>(suggested?.segmentId === segment.id ? suggested.matches : null)
  const deeds = `${base}/segments/${segment.id}`

  useEffect(() => {
    if (matches !== null) return
    const leaving = new AbortController()
    read(`${deeds}/matches`, leaving.signal).then((found) => found && setMatches(found))
    return () => leaving.abort()
  }, [matches, deeds])

  async function take({ target }: Suggestion) {
    const area = areaOf(segment.id)
    if (!area) return
    // Kept as the memory's first: what the control saves after that is the same text.
    await keep(`${deeds}/take`, { text: target, version: String(segment.version) })
    writeInto(area, target, { start: 0, end: area.value.length })
    revalidator.revalidate()
  }

  if (matches === null)
    return (
      <PageLink to={`${base}?sentence=${segment.id}#${segment.id}`} className="inline-flex min-h-11 items-center text-river">
        {t('translations:memory.show')}
      </PageLink>
    )
  return (
    <section aria-label={t('translations:memory.of', { number: segment.number })} className="text-sm">
      <h3 className="mb-1 font-semibold text-sm">{t('translations:memory.title')}</h3>
      {matches.length === 0 ? <p className="text-ink-soft">{t('translations:memory.none')}</p> : null}
      <ol className="space-y-2">
        {matches.map((match, index) => (
          <li key={match.target} className="rounded-md border border-line bg-surface p-3">
            <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
              <Chip tone={match.score >= 95 ? 'good' : match.score >= 75 ? 'river' : 'neutral'}>
                {t('translations:memory.score', { score: match.score })}
              </Chip>
              <Penalties match={match} t={t} />
            </p>
            {match.source === segment.source ? null : (
              <Diff
                before={match.source}
                after={segment.source}
                lang={editor.sourceLanguage}
                labels={{ before: t('translations:memory.known'), after: t('translations:memory.wanted') }}
              />
            )}
            <p lang={editor.targetLanguage} className="my-2 whitespace-pre-wrap font-medium text-base">
              {match.target}
            </p>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <Form
                action={`${deeds}/take`}
                onSubmit={(event) => {
                  event.preventDefault()
                  void take(match)
                }}
              >
                <input type="hidden" name="text" value={match.target} />
                <input type="hidden" name="version" value={segment.version} />
                <SubmitButton variant="secondary" icon="check" data-shortcut={pressedBy('take', index + 1)}>
                  {t('translations:memory.take', { number: index + 1 })}
                </SubmitButton>
              </Form>
              <Origin match={match} now={now} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Why a match counts less than its likeness, in words. */
function Penalties({ match, t }: { match: Suggestion; t: Translate }) {
  return (
    <>
      {match.penalties.map(({ reason, points }) => (
        <span key={reason} className="text-ink-soft">
          {t(`translations:memory.penalty.${reason}`, { points })}
        </span>
      ))}
    </>
  )
}

function Origin({ match: { origin, approvedAt, uses }, now }: { match: Suggestion; now: string }) {
  const { t, language } = useWords()
  return (
    <span className="text-ink-soft">
      {origin ? t(`translations:kind.${origin.kind}`) : t('translations:memory.imported')}
      {origin?.requestRef ? (
        <>
          {' '}
          <PageLink to={`/${segmentOf(language)}/requests/${origin.requestRef}`}>{origin.requestRef}</PageLink>
        </>
      ) : null}
      {origin?.translator ? (
        <>
          {' · '}
          <bdi>{origin.translator}</bdi>
        </>
      ) : null}
      {' · '}
      <Instant at={approvedAt} now={now} show="day" />
      {' · '}
      {t('translations:memory.uses', { count: uses })}
    </span>
  )
}

/** Null when the line, the server or the session failed: then the link stays. */
async function read(url: string, signal: AbortSignal): Promise<Suggestion[] | null> {
  try {
    const response = await fetch(url, { signal })
    return response.ok ? ((await response.json()) as { matches: Suggestion[] }).matches : null
  } catch {
    return null
  }
}

/** The deed answers with a way back to the page, which is not followed. A broken line does not matter: the control saves the text, too. */
const keep = (action: string, fields: Record<string, string>) =>
  fetch(action, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', keepalive: true }).catch(() => undefined)
