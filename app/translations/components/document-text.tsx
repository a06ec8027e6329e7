import { createContext, Fragment, type ReactNode, useContext, useId } from 'react'
import { type Language, otherLanguage } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { classes } from '~/ui/classes'
import { type DocumentView, originalProvenance, type Paragraph, paragraphsOf, spaceBetween } from '../document'
import { ProvenanceChip } from './provenance-chip'

const SheetContext = createContext(false)

/**
 * The frame of a whole document in two languages: both provenances on top, one switch for narrow screens that brings the other
 * language under each paragraph, the fields (`DocumentText`) inside. On wide screens both columns stand side by side.
 */
export function DocumentSheet({ view, children, className }: { view: DocumentView; children: ReactNode; className?: string }) {
  return (
    <TwoColumns view={view} className={className} chips>
      <SheetContext value={true}>{children}</SheetContext>
    </TwoColumns>
  )
}

/**
 * One field of a document: the reader's language first, its other language beside it (or one tap away), sentence by sentence, each
 * marked with its `lang`. `as` gives the reader's text alone in an element of that name, for titles and lists.
 */
export function DocumentText({
  view,
  field,
  as: Element,
  className,
}: {
  view: DocumentView
  field: string
  as?: 'h1' | 'h2' | 'h3' | 'p' | 'span' | 'dd'
  className?: string
}) {
  const isInSheet = useContext(SheetContext)
  const text = view.fields[field]
  if (!text) return null
  if (Element) {
    return (
      <Element lang={view.language} className={className}>
        {text}
      </Element>
    )
  }
  const paragraphs = isBilingual(view) ? paragraphsOf(view.rows[field] ?? []) : []
  if (paragraphs.length === 0) {
    return (
      <div lang={view.language} className={classes('max-w-reading whitespace-pre-line', className)}>
        {text}
      </div>
    )
  }
  const rows = paragraphs.map((paragraph, index) => <ParagraphRow key={index} paragraph={paragraph} view={view} />)
  return isInSheet ? (
    <div className={className}>{rows}</div>
  ) : (
    <TwoColumns view={view} className={className}>
      {rows}
    </TwoColumns>
  )
}

/** Whether there is something to show beside the reader's language. */
export const isBilingual = (view: DocumentView): boolean => view.language !== view.sourceLanguage || view.translation?.kind === 'verified'

function TwoColumns({
  view,
  children,
  className,
  chips = false,
}: {
  view: DocumentView
  children: ReactNode
  className?: string | undefined
  chips?: boolean
}) {
  const { t } = useWords()
  const switchId = useId()
  const other = otherLanguage(view.language)
  const otherProvenance = view.language === view.sourceLanguage ? view.translation : originalProvenance
  if (!isBilingual(view)) {
    return (
      <div className={className}>
        {chips ? <ProvenanceChip provenance={view.provenance} documentId={view.documentId} language={view.language} /> : null}
        {children}
      </div>
    )
  }
  return (
    <div className={className}>
      {chips ? (
        <div className="min-[900px]:hidden">
          <ProvenanceChip provenance={view.provenance} documentId={view.documentId} language={view.language} />
        </div>
      ) : null}
      <input id={switchId} type="checkbox" className="bilingual-switch peer size-5 align-middle min-[900px]:hidden" />
      <label
        htmlFor={switchId}
        className="inline-flex min-h-11 max-w-[calc(100%-1.75rem)] items-center ps-2 align-middle font-medium text-river text-sm min-[900px]:hidden"
      >
        {t(view.language === view.sourceLanguage ? 'common:bilingual.translation' : 'common:bilingual.original')}
      </label>
      <div className="bilingual-rows">
        {chips ? (
          <div className="bilingual-heads mb-2 hidden gap-x-8 border-line border-b pb-2 min-[900px]:grid">
            <div>
              <ProvenanceChip provenance={view.provenance} documentId={view.documentId} language={view.language} />
            </div>
            <div>
              {otherProvenance ? <ProvenanceChip provenance={otherProvenance} documentId={view.documentId} language={other} /> : null}
            </div>
          </div>
        ) : null}
        {children}
      </div>
    </div>
  )
}

/** One paragraph in both languages; the style sheet lights a sentence and its counterpart together. */
function ParagraphRow({ paragraph, view }: { paragraph: Paragraph; view: DocumentView }) {
  const isOriginal = view.language === view.sourceLanguage
  const other = otherLanguage(view.language)
  return (
    <div className="bilingual-row">
      <p lang={view.language}>
        <Sentences paragraph={paragraph} side={isOriginal ? 'source' : 'target'} language={view.language} />
      </p>
      <p lang={other} className="bilingual-counterpart">
        <Sentences paragraph={paragraph} side={isOriginal ? 'target' : 'source'} language={other} />
      </p>
    </div>
  )
}

function Sentences({ paragraph, side, language }: { paragraph: Paragraph; side: 'source' | 'target'; language: Language }) {
  return paragraph.map((row, index) => (
    <Fragment key={index}>
      {index > 0
        ? side === 'source'
          ? paragraph[index - 1]!.separator
          : spaceBetween(paragraph[index - 1]!.target, row.target, language)
        : null}
      <span className={`sentence-${index % 12}`}>{row[side]}</span>
    </Fragment>
  ))
}
