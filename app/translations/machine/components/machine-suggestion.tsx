import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { Form, SubmitButton } from '~/ui/form'
import { inspect } from '../../checks/inspection'
import type { Editor, EditorSegment } from '../../tasks/queries.server'

/**
 * What a machine proposes for one sentence: one suggestion more, always labelled. It is asked for by a person, and it is nobody's text until a person
 * takes it. Nothing is shown where no text of the task may leave the house, or no machine is set up.
 */
export function MachineSuggestion({ segment, editor, base }: { segment: EditorSegment; editor: Editor; base: string }) {
  const { t } = useWords()
  const { isOn, why, drafts } = editor.machine
  const draft = drafts[segment.id]
  const deeds = `${base}/segments/${segment.id}`
  // What somebody has approved needs no proposal.
  const canAsk = isOn && why === null && segment.state !== 'approved' && segment.state !== 'not_needed'
  if (!draft && !canAsk) return null
  if (draft?.status !== 'ready')
    return (
      <div className="flex flex-wrap items-center gap-x-3">
        {draft?.status === 'asked' ? (
          <span role="status" className="text-ink-soft">
            {t('machine:draft.asked')}
          </span>
        ) : null}
        {draft?.reason ? <span className="text-ink-soft">{t(`machine:reason.${draft.reason}`)}</span> : null}
        {canAsk && draft?.status !== 'asked' ? (
          <Form action={`${deeds}/draft`} preventScrollReset>
            <SubmitButton
              variant="quiet"
              aria-label={t(draft ? 'machine:draft.askAgainOf' : 'machine:draft.askOf', { number: segment.number })}
            >
              {t(draft ? 'machine:draft.askAgain' : 'machine:draft.ask')}
            </SubmitButton>
          </Form>
        ) : null}
      </div>
    )
  const isTaken = draft.text === segment.text
  return (
    <section aria-label={t('machine:draft.of', { number: segment.number })} className="mb-2 w-full">
      <div className="rounded-md border border-line bg-surface p-3">
        <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Chip tone="amber" icon="alert">
            {t('translations:provenance.machine')}
          </Chip>
          <bdi className="text-ink-soft">{draft.provider}</bdi>
          <Faults segment={segment} editor={editor} text={draft.text} />
        </p>
        {isTaken ? (
          <p className="text-ink-soft">{t('machine:draft.taken')}</p>
        ) : (
          <>
            <p lang={editor.targetLanguage} className="my-2 whitespace-pre-wrap font-medium text-base">
              {draft.text}
            </p>
            <Form action={`${deeds}/take-draft`} preventScrollReset>
              <input type="hidden" name="version" value={segment.version} />
              <SubmitButton variant="secondary" icon="check">
                {t('machine:draft.take')}
              </SubmitButton>
            </Form>
          </>
        )}
      </div>
    </section>
  )
}

/** What the checks would say of the draft, before anybody takes it. */
function Faults({ segment, editor, text }: { segment: EditorSegment; editor: Editor; text: string }) {
  const { t } = useWords()
  const { sourceLanguage, targetLanguage } = editor
  const pair = { source: segment.source, target: text, sourceLanguage, targetLanguage, field: segment.field }
  const rules = new Set(inspect(pair).flatMap(({ level, rule }) => (level === 'error' ? [rule] : [])))
  if (rules.size === 0) return null
  return (
    <span className="text-signal">
      {t('machine:draft.faults', { rules: [...rules].map((rule) => t(`translations:check.name.${rule}`)).join(t('machine:draft.and')) })}
    </span>
  )
}
