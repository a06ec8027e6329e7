import { useRef, useState } from 'react'
import type { InstantText } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { currencies, isCurrency } from '~/platform/money'
import type { DocumentView } from '~/translations/document'
import { Button } from '~/ui/button'
import { SelectField, TextArea, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { limits, type TypedOffer, typedTotal } from '../offer'
import type { RequirementLine } from '../requirement'
import { SaveState, useAutosave } from './autosave'
import { CoverageFields } from './coverage-fields'
import { MilestoneFields } from './milestone-fields'
import { OfferTotal } from './offer-total'
import { TogetherOfferFields } from './together-offer-fields'

export type ErrorOf = (name: string) => string | undefined

interface OfferFormProps {
  /** URL of the form, without a slash at the end: its deeds lie below. */
  base: string
  request: { revisionId: string; requirements: readonly RequirementLine[]; view: Pick<DocumentView, 'language'>; together: unknown }
  typed: TypedOffer
  savedAt: InstantText | null
  isOpen: boolean
  error: ErrorOf
}

/** The whole offer. Complete without scripts; with them rows come and go at once, the total is counted while typing, drafts save themselves. */
export function OfferForm({ base, request, typed, savedAt, isOpen, error }: OfferFormProps) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const autosave = useAutosave(form, `${base}/draft`, isOpen)
  const [sum, setSum] = useState({ minor: typedTotal(typed.milestones), currency: isCurrency(typed.currency) ? typed.currency : 'INR' })

  function count() {
    if (!form.current) return
    const fields = new FormData(form.current)
    const prices = [...fields].filter(([name]) => /^milestones\[\d+\]\.price$/.test(name)).map(([, price]) => ({ price: String(price) }))
    const currency = fields.get('currency')
    setSum({ minor: typedTotal(prices), currency: isCurrency(currency) ? currency : 'INR' })
  }

  return (
    <Form
      ref={form}
      className="min-w-0"
      onInput={() => {
        count()
        autosave.typed()
      }}
      onCompositionStart={() => autosave.composing(true)}
      onCompositionEnd={() => autosave.composing(false)}
      onSubmit={autosave.hold}
    >
      {/* Enter in a field presses the first button of a form: that must be this one, never a row's. */}
      <button type="submit" formAction={`${base}/draft`} className="sr-only" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="requestRevisionId" value={request.revisionId} />
      <CoverageFields requirements={request.requirements} language={request.view.language} typed={typed.coverage} error={error} />
      <TextArea
        name="approach"
        label={t('bids:form.approach')}
        hint={t('bids:form.approachHint')}
        rows={7}
        maxLength={limits.approach}
        defaultValue={typed.approach}
        error={error('approach')}
      />
      <SelectField
        name="currency"
        label={t('bids:form.currency')}
        options={currencies.map((code) => ({ value: code, label: t(`common:money.name.${code}`) }))}
        defaultValue={typed.currency}
        error={error('currency')}
        className="max-w-xs"
      />
      <MilestoneFields base={base} typed={typed.milestones} error={error} onChange={() => setTimeout(count)} />
      <OfferTotal {...sum} />
      {request.together ? <TogetherOfferFields typed={typed} error={error} /> : null}
      <TextField
        name="teamSize"
        inputMode="numeric"
        label={t('bids:form.teamSize')}
        defaultValue={typed.teamSize}
        error={error('teamSize')}
        className="max-w-xs"
      />
      <TextArea
        name="team"
        label={t('bids:form.team')}
        hint={t('bids:form.teamHint')}
        maxLength={limits.words}
        defaultValue={typed.team}
        error={error('team')}
      />
      <TextArea
        name="assumptions"
        required={false}
        label={t('bids:form.assumptions')}
        hint={t('bids:form.assumptionsHint')}
        maxLength={limits.words}
        defaultValue={typed.assumptions}
        error={error('assumptions')}
      />
      <TextArea
        name="outOfScope"
        required={false}
        label={t('bids:form.outOfScope')}
        hint={t('bids:form.outOfScopeHint')}
        maxLength={limits.words}
        defaultValue={typed.outOfScope}
        error={error('outOfScope')}
      />
      <TextField
        name="validityDays"
        inputMode="numeric"
        label={t('bids:form.validityDays')}
        hint={t('bids:form.validityHint', limits.validityDays)}
        defaultValue={typed.validityDays}
        error={error('validityDays')}
        className="max-w-xs"
      />
      {isOpen ? (
        <div className="max-w-reading rounded-lg border border-line bg-sunken p-4">
          <p className="mb-3 text-sm">{t('bids:submit.sealedNote')}</p>
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton icon="lock">{t('bids:submit.send')}</SubmitButton>
            <Button variant="secondary" formAction={`${base}/draft`}>
              {t('common:action.saveDraft')}
            </Button>
            <SaveState state={autosave.state} savedAt={savedAt} />
          </div>
        </div>
      ) : null}
    </Form>
  )
}
