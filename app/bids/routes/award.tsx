import { redirect } from 'react-router'
import { z } from 'zod'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { tidy } from '~/platform/tidy'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { RadioGroup } from '~/ui/choice-field'
import { DescriptionList } from '~/ui/description-list'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { MoneyIn3 } from '~/ui/money'
import { PageHeader } from '~/ui/page-header'
import { awardReasons, reasonWords } from '../award/award'
import { awardBid } from '../award/commands.server'
import { canAward, canDecide } from '../bid'
import { companyNameOf } from '../compare/comparison'
import { comparisonOf } from '../compare/queries.server'
import { openedBidId, requestToBidOn } from '../queries.server'
import type { Route } from './+types/award'

export const handle = { policy: 'bids.award' }

const schema = z.strictObject({
  reasonCode: z.enum(awardReasons, { error: 'bids:award.needed' }),
  words: z
    .string({ error: 'common:form.error.required' })
    .transform(tidy)
    .refine((text) => text.length >= reasonWords.least, `common:form.error.tooShort|{"min":${reasonWords.least}}`)
    .refine((text) => text.length <= reasonWords.most, `common:form.error.tooLong|{"max":${reasonWords.most}}`),
})

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  const wanted = found(await requestToBidOn(db, { ref: args.params.ref, language: languageOf(args.context) }))
  allow(canDecide(actor, wanted) && wanted.openedAt !== null)
  const bidId = found(await openedBidId(db, { requestId: wanted.id, ref: args.params.bid }))
  return { actor, wanted, bidId, openedAt: wanted.openedAt! }
}

export async function loader(args: Route.LoaderArgs) {
  const { wanted, openedAt } = await gate(args)
  const { id, companyId, ref, view } = wanted
  const bids = await comparisonOf(db, { requestId: id, companyId, openedAt, language: languageOf(args.context) })
  const bid = found(bids.find((each) => each.ref === args.params.bid))
  allow(canAward(bid.status))
  return { request: { ref, title: view.fields.title ?? ref, language: view.language }, bid }
}

export async function action(args: Route.ActionArgs) {
  const { actor, wanted, bidId } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, schema)
  if (!form.ok) return form.invalid
  const done = await awardBid(db, { actorId: actor.personId, companyId: wanted.companyId, requestId: wanted.id, bidId, ...form.value })
  return done.ok
    ? redirect(`/${args.params.lang}/my/requests/${wanted.ref}/compare?bid=${done.ref}`)
    : refused(`bids:refused.${done.reason}`, body)
}

/** The last look before the choice: whom, for how much, why, and what happens then. */
export default function Award({ loaderData: { request, bid }, actionData, params }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['reasonCode', 'words'], (name) =>
    name === 'words' ? t('bids:award.words') : undefined,
  )
  const back = `/${params.lang}/my/requests/${request.ref}/compare`
  const vendor = companyNameOf(bid, language)
  return (
    <>
      <title>{t('bids:award.pageTitle', { ref: request.ref })}</title>
      <PageHeader
        back={{ to: back, label: t('bids:award.back') }}
        kicker={<span lang={request.language}>{request.title}</span>}
        title={t('bids:award.title', { vendor })}
      />
      <ErrorSummary errors={summary} />
      <Card className="mb-6 max-w-reading">
        <DescriptionList
          items={[
            { term: t('bids:compare.vendor'), detail: <bdi>{vendor}</bdi> },
            {
              term: t('bids:compare.price'),
              detail: <MoneyIn3 amount={bid.totalMinor} currency={bid.currency} converted={bid.converted} rateDate={bid.rateDate} />,
            },
            { term: t('bids:compare.weeks'), detail: t('bids:compare.weeksOf', { count: bid.weeks }) },
            { term: t('bids:compare.must'), detail: t('bids:compare.mustOf', { covered: bid.mustCovered, total: bid.mustTotal }) },
          ]}
        />
      </Card>
      <Form>
        <RadioGroup
          name="reasonCode"
          label={t('bids:award.label')}
          hint={t('bids:award.labelHint')}
          options={awardReasons.map((code) => ({ value: code, label: t(`bids:award.reason.${code}`) }))}
          defaultValue={value('reasonCode')}
          error={error('reasonCode')}
        />
        <TextArea
          name="words"
          label={t('bids:award.words')}
          hint={t('bids:award.wordsHint')}
          maxLength={reasonWords.most}
          defaultValue={value('words')}
          error={error('words')}
        />
        <p className="mb-4 max-w-reading text-sm">{t('bids:award.consequence')}</p>
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('bids:award.confirm')}</SubmitButton>
          <LinkButton variant="quiet" to={back}>
            {t('common:action.cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  )
}
