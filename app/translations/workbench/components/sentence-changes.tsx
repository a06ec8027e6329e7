import { useWords } from '~/platform/i18n/words'
import { Diff } from '~/ui/diff'
import { useLiveText } from '../../components/live-text'
import type { Editor, EditorSegment } from '../../tasks/queries.server'
import { ToolSection } from './tool-section'

/**
 * What changed: the original since the text that the translation was made from, however many edits lie between; and the translation
 * since it last stood otherwise.
 */
export function SentenceChanges({ segment, editor }: { segment: EditorSegment; editor: Editor }) {
  const { t } = useWords()
  const text = useLiveText(segment)
  const before = segment.history.find((line) => line.event !== 'suggested' && line.text !== text && line.text !== '')
  const isChanged = segment.isStale && segment.madeFromText !== null
  if (!isChanged && !before) return null
  return (
    <ToolSection
      title={t('translations:workbench.changes')}
      label={t('translations:workbench.changesOf', { number: segment.number })}
      shortcut="diff"
      isOpen={isChanged}
    >
      {isChanged ? (
        <div className="mb-2 rounded-md bg-amber-wash p-3">
          <p className="mb-1 font-semibold">{t('translations:task.madeFrom')}</p>
          <Diff before={segment.madeFromText!} after={segment.source} lang={editor.sourceLanguage} />
        </div>
      ) : null}
      {before ? (
        <div className="rounded-md border border-line p-3">
          <p className="mb-1 font-semibold">{t('translations:workbench.changedText')}</p>
          <Diff before={before.text} after={text} lang={editor.targetLanguage} />
        </div>
      ) : null}
    </ToolSection>
  )
}
