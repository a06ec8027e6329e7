import { type ReactNode, useId } from 'react'
import { useWords } from '~/platform/i18n/words'
import { classes } from './classes'

export interface BilingualRow {
  /** Unique in the document; also the row's anchor. */
  id: string
  /** In the reader's language. */
  text: ReactNode
  /** The same passage in the other language; null while there is none. */
  counterpart: ReactNode
}

/**
 * One document, two languages, aligned row by row. Pointing at a passage lights its counterpart. On narrow screens a switch brings
 * the other language under each passage: one tap, no script, and the text travels only once.
 */
export function Bilingual({
  rows,
  lang,
  counterpartLang,
  counterpartIs = 'original',
  heads,
  className,
}: {
  rows: readonly BilingualRow[]
  /** Language of `text`. */
  lang: string
  counterpartLang: string
  counterpartIs?: 'original' | 'translation'
  /** Above each column: usually the provenance chips. */
  heads?: { text: ReactNode; counterpart: ReactNode }
  className?: string
}) {
  const { t } = useWords()
  const switchId = useId()
  if (rows.every((row) => row.counterpart === null)) {
    return (
      <div className={classes('max-w-reading space-y-3', className)}>
        {heads?.text}
        {rows.map((row) => (
          <div key={row.id} id={row.id} lang={lang} className="whitespace-pre-line">
            {row.text}
          </div>
        ))}
      </div>
    )
  }
  return (
    <div className={className}>
      <input id={switchId} type="checkbox" className="bilingual-switch size-5 align-middle min-[900px]:hidden" />
      <label
        htmlFor={switchId}
        className="inline-flex min-h-11 items-center ps-2 align-middle font-medium text-river text-sm min-[900px]:hidden"
      >
        {t(`common:bilingual.${counterpartIs}`)}
      </label>
      <div className="bilingual-rows">
        {heads ? (
          <div className="bilingual-heads mb-1 grid gap-x-8 gap-y-1 border-line border-b pb-2 text-sm">
            <div>{heads.text}</div>
            <div className="bilingual-counterpart">{heads.counterpart}</div>
          </div>
        ) : null}
        {rows.map((row) => (
          <div key={row.id} id={row.id} className="bilingual-row">
            <div lang={lang} className="whitespace-pre-line">
              {row.text}
            </div>
            <div lang={counterpartLang} className="bilingual-counterpart whitespace-pre-line">
              {row.counterpart ?? <span className="text-ink-faint">{t('common:bilingual.none')}</span>}
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
