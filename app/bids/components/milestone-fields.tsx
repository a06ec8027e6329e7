import { useState } from 'react'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { TextArea, TextField } from '~/ui/field'
import { emptyMilestone, limits, type TypedMilestone } from '../offer'
import type { ErrorOf } from './offer-form'

interface Row extends TypedMilestone {
  id: number
}

/**
 * The milestones. Their buttons send the form, which keeps the draft and comes back with a row more or less; with scripts the same press
 * changes the rows in place.
 */
export function MilestoneFields({
  base,
  typed,
  error,
  onChange,
}: {
  base: string
  typed: readonly TypedMilestone[]
  error: ErrorOf
  onChange: () => void
}) {
  const { t } = useWords()
  const [rows, setRows] = useState<Row[]>(() => (typed.length > 0 ? typed : [emptyMilestone]).map((row, id) => ({ ...row, id })))
  const change = (next: Row[]) => {
    setRows(next)
    onChange()
  }
  return (
    <section id="milestones" className="mb-6">
      <h2 className="mb-1">{t('bids:form.milestones')}</h2>
      <p className="mb-3 text-ink-soft text-sm">{t('bids:form.milestonesHint')}</p>
      {error('milestones') ? <p className="mb-3 font-medium text-signal">{error('milestones')}</p> : null}
      <ol className="space-y-4">
        {rows.map((row, index) => {
          const name = `milestones[${index}]`
          return (
            <li key={row.id} className="max-w-reading rounded-lg border border-line bg-surface p-4">
              <div className="mb-2 flex items-center justify-between gap-2">
                <h3 className="text-base">{t('bids:form.milestone', { number: index + 1 })}</h3>
                {rows.length > 1 ? (
                  <Button
                    variant="quiet"
                    formAction={`${base}/milestones/${index + 1}/remove`}
                    onClick={(event) => {
                      event.preventDefault()
                      change(rows.filter(({ id }) => id !== row.id))
                    }}
                  >
                    {t('common:action.remove')}
                    <span className="sr-only">{t('bids:form.milestone', { number: index + 1 })}</span>
                  </Button>
                ) : null}
              </div>
              <TextField
                name={`${name}.title`}
                label={t('bids:form.milestoneTitle')}
                maxLength={limits.milestoneTitle}
                defaultValue={row.title}
                error={error(`${name}.title`)}
              />
              <TextArea
                name={`${name}.what`}
                rows={3}
                label={t('bids:form.milestoneWhat')}
                maxLength={limits.milestoneWhat}
                defaultValue={row.what}
                error={error(`${name}.what`)}
              />
              <div className="grid gap-x-4 sm:grid-cols-2">
                <TextField
                  name={`${name}.price`}
                  inputMode="decimal"
                  label={t('bids:form.price')}
                  hint={t('bids:form.priceHint')}
                  defaultValue={row.price}
                  error={error(`${name}.price`)}
                  className="mb-2"
                />
                <TextField
                  name={`${name}.weeks`}
                  inputMode="numeric"
                  label={t('bids:form.weeks')}
                  hint={t('bids:form.weeksHint')}
                  defaultValue={row.weeks}
                  error={error(`${name}.weeks`)}
                  className="mb-2"
                />
              </div>
            </li>
          )
        })}
      </ol>
      {rows.length < limits.milestones ? (
        <Button
          variant="secondary"
          icon="plus"
          className="mt-3"
          formAction={`${base}/milestones/add`}
          onClick={(event) => {
            event.preventDefault()
            change([...rows, { ...emptyMilestone, id: 1 + Math.max(...rows.map(({ id }) => id)) }])
          }}
        >
          {t('bids:form.addMilestone')}
        </Button>
      ) : null}
    </section>
  )
}
