import { redirect } from 'react-router'
import { z } from 'zod'
import { databaseNow } from '#db/clock'
import { chinaDay } from '~/platform/china-day'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, SelectField, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { enterRate } from '../commands.server'
import { canOperate, quotedPairs } from '../corridor'
import { recentRates } from '../queries.server'
import type { Route } from './+types/rates'

export const handle = { policy: 'rates.enter' }

const required = 'common:form.error.required'
const schema = z.strictObject({
  quote: z.enum(['CNY', 'INR'], { error: 'common:form.error.badChoice' }),
  rate: z.string({ error: required }).trim().max(24, { error: 'common:form.error.notANumber' }),
  day: z.string({ error: required }).regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'common:form.error.badDate' }),
  source: z.string({ error: required }).trim().max(120, { error: 'common:form.error.tooLong|{"max":120}' }),
})

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canOperate(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  return { today: chinaDay(await databaseNow(db)), rates: await recentRates(db) }
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, schema)
  if (!form.ok) return form.invalid
  const { quote, rate, day, source } = form.value
  const entered = await enterRate(db, { actorId: actor.personId, rate: { base: 'USD', quote, rate, date: day, source } })
  return entered.ok ? redirect(`/${args.params.lang}/staff/rates`) : refused(`corridors:rates.refused.${entered.reason}`, body)
}

/** Dated rates by hand: two pairs, once a day. Nothing is converted without one. */
export default function Rates({ loaderData: { today, rates }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['quote', 'rate', 'day', 'source'])
  return (
    <>
      <title>{t('corridors:rates.title')}</title>
      <PageHeader title={t('corridors:rates.title')} sub={t('corridors:rates.sub')} />
      <ErrorSummary errors={summary} />
      <Form className="max-w-reading">
        <SelectField
          name="quote"
          label={t('corridors:rates.pair')}
          options={quotedPairs.map(({ base, quote }) => ({ value: quote, label: t('corridors:rates.pairOf', { base, quote }) }))}
          defaultValue={value('quote', 'CNY')}
          error={error('quote')}
        />
        <TextField
          name="rate"
          inputMode="decimal"
          label={t('corridors:rates.rate')}
          hint={t('corridors:rates.rateHint')}
          defaultValue={value('rate')}
          error={error('rate')}
        />
        <DateField name="day" label={t('corridors:rates.day')} max={today} defaultValue={value('day', today)} error={error('day')} />
        <TextField
          name="source"
          label={t('corridors:rates.source')}
          hint={t('corridors:rates.sourceHint')}
          defaultValue={value('source')}
          error={error('source')}
        />
        <SubmitButton>{t('corridors:rates.enter')}</SubmitButton>
      </Form>
      <Table
        className="mt-8"
        caption={t('corridors:rates.recent')}
        rows={rates}
        rowKey={(rate) => rate.id}
        empty={<p className="text-ink-soft">{t('corridors:rates.none')}</p>}
        columns={[
          { key: 'day', header: t('corridors:rates.day'), lead: true, cell: (rate) => rate.day },
          { key: 'pair', header: t('corridors:rates.pair'), cell: (rate) => `${rate.base} → ${rate.quote}` },
          { key: 'rate', header: t('corridors:rates.rate'), align: 'end', cell: (rate) => rate.rate },
          { key: 'source', header: t('corridors:rates.source'), cell: (rate) => rate.source },
        ]}
      />
    </>
  )
}
