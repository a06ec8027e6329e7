import { useMemo } from 'react'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import type { Editor, EditorSegment } from '../../tasks/queries.server'
import { keptFor } from '../check'
import { findingsOf } from './findings'

/** How many errors and warnings a sentence has as it was saved: what leads to it in a long document. */
export function CheckMarks({ segment, editor }: { segment: EditorSegment; editor: Editor }) {
  const { t } = useWords()
  const open = useMemo(() => {
    const kept = editor.checks.kept[segment.id] ?? []
    return findingsOf(segment, segment.text, editor).filter((finding) => !keptFor(finding, kept))
  }, [segment, editor])
  const errors = open.filter(({ level }) => level === 'error').length
  const warnings = open.filter(({ level }) => level === 'warning').length
  return (
    <>
      {errors > 0 ? <Chip tone="signal">{t('translations:workbench.errors', { count: errors })}</Chip> : null}
      {warnings > 0 ? <Chip tone="amber">{t('translations:workbench.warnings', { count: warnings })}</Chip> : null}
    </>
  )
}
