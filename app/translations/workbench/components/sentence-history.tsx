import { useWords } from '~/platform/i18n/words'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import type { SentenceToolsProps } from './sentence-tools'
import { ToolSection } from './tool-section'

/** Who made what of one sentence, newest first; whoever writes may take an earlier text again. */
export function SentenceHistory({
  segment,
  editor,
  base,
  mode,
  now,
}: Pick<SentenceToolsProps, 'segment' | 'editor' | 'base' | 'mode' | 'now'>) {
  const { t } = useWords()
  if (segment.history.length === 0) return null
  return (
    <ToolSection title={t('translations:task.history')} label={t('translations:task.historyOf', { number: segment.number })}>
      <ol className="space-y-2 border-line border-s ps-3">
        {segment.history.map((line) => (
          <li key={line.id}>
            <span className="text-ink-soft">
              <bdi>{line.person}</bdi> {t(`translations:event.${line.event}`)} <Instant at={line.at} now={now} />
            </span>
            <span lang={editor.targetLanguage} className="block whitespace-pre-wrap">
              {line.text}
            </span>
            {mode === 'write' && line.text !== segment.text ? (
              <Form action={`${base}/segments/${segment.id}/revert`}>
                <input type="hidden" name="historyId" value={line.id} />
                <SubmitButton variant="quiet">{t('translations:task.revert')}</SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ol>
    </ToolSection>
  )
}
