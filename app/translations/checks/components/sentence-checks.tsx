import type { FormEvent } from 'react'
import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'
import { Chip, type ChipTone } from '~/ui/chip'
import { controlLook } from '~/ui/field-frame'
import { Form, SubmitButton } from '~/ui/form'
import { areaOf, useLiveText, writeInto } from '../../components/live-text'
import type { Editor, EditorSegment } from '../../tasks/queries.server'
import { aboutOf, type Finding, keptFor, type Level, longestReason } from '../check'
import { findingsOf } from './findings'

const tones: Record<Level, ChipTone> = { error: 'signal', warning: 'amber', info: 'neutral' }

/**
 * What the checks say of one sentence, with every key that is pressed. A remedy is a button: it writes into the sentence, and
 * without scripts it is a deed of its own. What is right in spite of a check is kept with a reason.
 */
export function SentenceChecks({
  segment,
  editor,
  base,
  mode,
}: {
  segment: EditorSegment
  editor: Editor
  base: string
  mode: 'write' | 'review' | 'read'
}) {
  const { t } = useWords()
  const target = useLiveText(segment)
  const findings = findingsOf(segment, target, editor)
  const kept = editor.checks.kept[segment.id] ?? []
  if (findings.length === 0) return null
  return (
    <ul id={`checks-${segment.id}`} aria-label={t('translations:check.of', { number: segment.number })} className="space-y-1 text-sm">
      {findings.map((finding) => {
        const about = aboutOf(finding)
        const decision = keptFor(finding, kept)
        return (
          <li key={`${finding.rule} ${about} ${finding.start}`} className="flex flex-wrap items-center gap-x-3">
            <Chip tone={decision ? 'neutral' : tones[finding.level]}>
              {t(`translations:check.level.${decision ? 'kept' : finding.level}`)}
            </Chip>
            <span className="min-w-0">{t(`translations:check.${finding.rule}.${finding.kind}`, finding.values)}</span>
            {decision ? (
              <span className="w-full text-ink-soft">
                {t('translations:check.keptBecause', { name: decision.person, reason: decision.reason })}
              </span>
            ) : null}
            {finding.fix && mode === 'write' && !decision ? (
              <Form action={`${base}/segments/${segment.id}/mend`} onSubmit={(event) => mendHere(event, segment.id, finding)}>
                <input type="hidden" name="rule" value={finding.rule} />
                <input type="hidden" name="about" value={about} />
                <SubmitButton variant="quiet">
                  {finding.fix.text === ''
                    ? t('translations:check.takeOut')
                    : t('translations:check.fix', { text: finding.fix.text.trim() || '␣' })}
                </SubmitButton>
              </Form>
            ) : null}
            {finding.level === 'error' && mode !== 'read' && !decision ? (
              <KeepFinding finding={finding} about={about} action={`${base}/segments/${segment.id}/keep-finding`} />
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** Mends in the control itself, where it can be undone; where there is none, the form goes its way. */
function mendHere(event: FormEvent, segmentId: string, { start, end, fix }: Finding) {
  const area = areaOf(segmentId)
  if (!area || !fix || start === undefined || end === undefined) return
  event.preventDefault()
  writeInto(area, fix.text, { start, end })
}

function KeepFinding({ finding, about, action }: { finding: Finding; about: string; action: string }) {
  const { t } = useWords()
  return (
    <details className="group open:w-full">
      <summary className={buttonLook('quiet', 'summary-plain')}>{t('translations:check.keep')}</summary>
      <Form action={action} className="flex flex-wrap items-end gap-2 pb-2">
        <input type="hidden" name="rule" value={finding.rule} />
        <input type="hidden" name="about" value={about} />
        <label className="min-w-56 grow">
          <span className="mb-1 block font-semibold">{t('translations:check.reason')}</span>
          <input name="reason" required maxLength={longestReason} autoComplete="off" className={controlLook} />
        </label>
        <SubmitButton variant="secondary">{t('translations:check.keepIt')}</SubmitButton>
      </Form>
    </details>
  )
}
