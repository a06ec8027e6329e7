import { Link } from 'react-router'
import type { DocumentKind, LanguageTag } from '#db/schema'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { targetOf } from '../document'

/** A task by the first sentence of its document, with what kind it is and which way it goes; leads to where it is claimed and done. */
export function TaskLink({ task }: { task: { id: string; kind: DocumentKind; targetLanguage: LanguageTag; opening: string } }) {
  const { t, language } = useWords()
  return (
    <>
      <Link
        to={`/${segmentOf(language)}/translate/${task.id}`}
        lang={targetOf(task.targetLanguage)}
        className="inline-flex min-h-11 items-center font-semibold"
      >
        <span className="line-clamp-2">{task.opening || t(`translations:kind.${task.kind}`)}</span>
      </Link>
      <span className="block font-normal text-ink-soft text-xs">
        {t('translations:task.subject', {
          kind: t(`translations:kind.${task.kind}`),
          direction: t(`translations:direction.${task.targetLanguage}`),
        })}
      </span>
    </>
  )
}
