import { useWords } from '~/platform/i18n/words'
import { SentenceChecks } from '../../checks/components/sentence-checks'
import { SentenceCuts } from '../../cuts/components/sentence-cuts'
import { MachineSuggestion } from '../../machine/components/machine-suggestion'
import { type Suggested, Suggestions } from '../../memory/components/suggestions'
import type { Editor, EditorSegment } from '../../tasks/queries.server'
import { SentenceTerms } from '../../terms/components/sentence-terms'
import { SentenceChanges } from './sentence-changes'
import { SentenceComments } from './sentence-comments'
import { SentenceConcordance } from './sentence-concordance'
import { SentenceHistory } from './sentence-history'
import { SentenceWishes } from './sentence-wishes'

export interface SentenceToolsProps {
  segment: EditorSegment
  editor: Editor
  /** The task's path. */
  base: string
  mode: 'write' | 'review' | 'read'
  /** Moderators work, auditors read. */
  canWork: boolean
  now: string
  /** The memory's suggestions for one sentence, where a page without scripts has asked for them. */
  suggested: Suggested | null
}

/**
 * What is known of one sentence, section by section: each is a component that takes these props and shows nothing where it has nothing to say.
 * A further tool is a further line here.
 */
export function SentenceTools(props: SentenceToolsProps) {
  const { segment, editor, base, mode, now, suggested } = props
  return (
    <>
      <SentenceChecks {...{ segment, editor, base, mode }} />
      <SentenceChanges segment={segment} editor={editor} />
      <SentenceWishes {...props} />
      <SentenceTerms {...{ segment, editor, mode }} />
      {mode === 'write' ? <Suggestions {...{ segment, editor, base, suggested, now }} /> : null}
      {mode === 'write' ? <MachineSuggestion {...{ segment, editor, base }} /> : null}
      <SentenceComments {...props} />
      <SentenceConcordance segment={segment} />
      {mode === 'write' ? <SentenceCuts {...{ segment, editor, base }} /> : null}
      <SentenceHistory {...{ segment, editor, base, mode, now }} />
    </>
  )
}

/** The tools of the active sentence: beside the document where there is room, below the sentence where there is not. */
export function ActiveTools(props: SentenceToolsProps) {
  const { t } = useWords()
  const { segment } = props
  return (
    <section className="sentence-tools" aria-label={t('translations:workbench.about', { number: segment.number })}>
      <div className="sentence-tools-sheet space-y-2">
        <p className="font-semibold text-sm max-[1199px]:sr-only">{t('translations:workbench.about', { number: segment.number })}</p>
        <SentenceTools {...props} />
      </div>
    </section>
  )
}
