import { z } from 'zod'
import type { LanguageTag } from '#db/schema'
import { callOut, type OutgoingAnswer } from '~/platform/outgoing.server'
import { bothWays, rulesOf, type Service, urlBelow } from './service.server'
import { faultOfStatus, type Translated, type Translator } from './translator'

const languagesAnswer = z.array(z.object({ code: z.string(), targets: z.array(z.string()).optional() })).max(500)
const translateAnswer = z.object({ translatedText: z.array(z.string()) })

/** LibreTranslate calls simplified Chinese `zh-Hans` outside, older ones `zh`. */
const codesOf: Record<LanguageTag, readonly string[]> = { 'zh-CN': ['zh-Hans', 'zh', 'zh-CN'], en: ['en'] }

/** LibreTranslate's own API (`POST /translate`, `GET /languages`), as of version 1.6. It knows no term base. */
export function libreTranslate(service: Service): Translator {
  let known: Map<string, readonly string[]> | null = null

  async function languages(signal?: AbortSignal): Promise<Map<string, readonly string[]> | Extract<Translated, { ok: false }>> {
    if (known) return known
    const answer = await callOut({ method: 'GET', url: urlBelow(service, 'languages'), signal }, rulesOf(service))
    const read = bodyOf(answer, languagesAnswer)
    if (!read.ok) return read
    known = new Map(read.value.map(({ code, targets }) => [code, targets ?? []]))
    return known
  }

  return {
    id: 'LibreTranslate',
    model: '',
    host: new URL(service.url).host,
    pairs: () => bothWays,
    async translate(texts, { from, to }, { signal }) {
      const offered = await languages(signal)
      if ('ok' in offered) return offered
      const source = codesOf[from].find((code) => offered.has(code))
      const target = codesOf[to].find((code) => source !== undefined && (offered.get(source)?.includes(code) ?? false))
      if (!source || !target) return { ok: false, reason: 'noPair' }
      const answer = await callOut(
        {
          method: 'POST',
          url: urlBelow(service, 'translate'),
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ q: texts, source, target, format: 'text', ...(service.key ? { api_key: service.key } : {}) }),
          signal,
        },
        rulesOf(service),
      )
      const read = bodyOf(answer, translateAnswer)
      if (!read.ok) return read
      const translated = read.value.translatedText
      return translated.length === texts.length ? { ok: true, texts: translated } : { ok: false, reason: 'wrongCount' }
    },
  }
}

/** An answer's JSON, checked; a fault for everything else that a server can say. */
export function bodyOf<S extends z.ZodType>(
  answer: OutgoingAnswer,
  schema: S,
): { ok: true; value: z.infer<S> } | Extract<Translated, { ok: false }> {
  if (!answer.ok) {
    const reason = answer.reason === 'unknownHost' ? 'unreachable' : answer.reason === 'forbiddenAddress' ? 'forbidden' : answer.reason
    return { ok: false, reason }
  }
  const fault = faultOfStatus(answer.status)
  if (fault) return { ok: false, reason: fault }
  try {
    const read = schema.safeParse(JSON.parse(answer.body))
    return read.success ? { ok: true, value: read.data } : { ok: false, reason: 'notJson' }
  } catch {
    return { ok: false, reason: 'notJson' }
  }
}
