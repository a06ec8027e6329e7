import { agreeToChange, declineChange, proposeChange } from '~/engagements/change-orders/commands.server'
import { proposeTerms, signTerms } from '~/engagements/contracts/commands.server'
import { daysAfter } from '~/engagements/contracts/contract'
import { drawContract, lastProposal } from '~/engagements/contracts/queries.server'
import { otherSide } from '~/engagements/engagement'
import { deliverMilestone, judgeDelivery, startMilestone } from '~/engagements/milestones/commands.server'
import { statePayment } from '~/engagements/payments/commands.server'
import { answerReview, writeReview } from '~/engagements/reviews/commands.server'
import { stateScale } from '~/engagements/scale/commands.server'
import { chinaDay } from '~/platform/china-day'
import { hours, plusMs } from '../clock'
import type { InstantText } from '../schema'
import { awards, bids } from './bids'
import { type Bilingual, isTranslated, type RequestSeed, sourceText } from './content'
import { type ChangeSeed, type EngagementSeed, engagements, type MilestoneProgress, type ReviewSeed } from './engagements'
import { buyerPeople, vendorPeople } from './people'
import { disputeSteps } from './steps-disputes'
import { meetingSteps } from './steps-meetings'
import { messageSteps } from './steps-messages'
import { verified } from './steps-translations'
import { type Texts, textsOfBid, textsOfRequest } from './texts'
import { known, must, type Step, type World } from './world'

/** What became of an award, deed by deed. `awardedAt` is when it was made. */
export function engagementSteps(world: World, request: RequestSeed, awardedAt: InstantText): Step[] {
  const story = engagements.find((each) => each.request === request.key)
  const award = awards.find((each) => each.request === request.key)
  if (!story || !award) return []
  const bid = bids.find(({ key }) => key === award.bid)!
  const { db } = world
  const span = Date.parse(world.now) - Date.parse(awardedAt)
  const at = (share: number) => plusMs(awardedAt, Math.round(share * span))
  const engagement = () =>
    db.selectFrom('engagement').selectAll().where('requestId', '=', known(world.requests, request.key).requestId).executeTakeFirstOrThrow()
  const deed = async (side: 'buyer' | 'vendor') => {
    const { companyId, personId } = known(world.companies, side === 'buyer' ? request.buyer : bid.vendor)
    return { actorId: personId, companyId, engagementId: (await engagement()).id }
  }
  const milestoneId = async (number: number) =>
    (
      await db
        .selectFrom('milestone')
        .select('id')
        .where('engagementId', '=', (await engagement()).id)
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
    ).id
  const pair = request.verifiedBy!
  const step = (share: number, name: string, run: () => Promise<unknown>): Step => ({ at: at(share), name: `${request.key}: ${name}`, run })

  const told = { request, at, deed, pair, engagementId: async () => (await engagement()).id }

  const terms = [
    step(story.proposed, 'terms are proposed', async () => {
      const { id: _, requestId, bidId } = await engagement()
      const draft = await drawContract(db, { requestId, bidId, language: 'zh-CN', now: at(story.proposed) })
      must(await proposeTerms(db, { ...(await deed('buyer')), ...draft, language: 'zh-CN', basedOn: 0 }))
    }),
    ...verified(
      world,
      {
        name: `terms of ${request.key}`,
        document: async () => (await lastProposal(db, (await engagement()).id))!.documentId,
        texts: { ...ownedBy('buyer', textsOfRequest(request)), ...turned(ownedBy('vendor', textsOfBid(bid))) },
      },
      { ...pair, from: plusMs(at(story.proposed), hours(1)), reviewedAt: at(story.verified) },
    ),
    ...(story.signed ?? []).map((share, index) =>
      step(share, 'a side signs', async () => {
        const own = await deed(index === 0 ? 'buyer' : 'vendor')
        const { number, sha256Zh, sha256En } = (await lastProposal(db, own.engagementId))!
        const signer = nameOf(index === 0 ? request.buyer : bid.vendor)
        must(await signTerms(db, { ...own, number, name: signer, sha256Zh: sha256Zh!, sha256En: sha256En! }))
      }),
    ),
  ]
  return [
    ...terms,
    ...story.milestones.flatMap((progress, index) => milestoneSteps(index + 1, progress)),
    ...story.changes.flatMap((change, index) => changeSteps(index + 1, change)),
    ...messageSteps(world, told),
    ...meetingSteps(world, told),
    ...(story.scale ?? []).flatMap(scaleSteps),
    ...disputeSteps({ world, request, at, deed, nameOf: (side) => nameOf(side === 'buyer' ? request.buyer : bid.vendor) }),
    ...(story.reviews ? (['buyer', 'vendor'] as const).flatMap((side) => reviewSteps(side, story.reviews![side])) : []),
  ]

  function milestoneSteps(number: number, { started, deliveries, paid }: MilestoneProgress): Step[] {
    const begin = (share: number) =>
      step(share, `milestone ${number} begins`, async () => must(await startMilestone(db, { ...(await deed('vendor')), number })))
    return [
      begin(started),
      ...deliveries.flatMap((delivery, index) => {
        const round = index + 1
        return [
          step(delivery.at, `milestone ${number} is delivered`, async () =>
            must(
              await deliverMilestone(db, {
                ...(await deed('vendor')),
                number,
                language: 'en',
                note: sourceText(delivery.note, 'en'),
                files: [],
              }),
            ),
          ),
          ...note(delivery.note, 'note', delivery.at, `delivery ${round} of milestone ${number}`, async () => {
            const id = await milestoneId(number)
            return (
              await db
                .selectFrom('delivery')
                .select('documentId')
                .where('milestoneId', '=', id)
                .where('number', '=', round)
                .executeTakeFirstOrThrow()
            ).documentId
          }),
          ...(delivery.judged ? judgement(number, round, delivery.judged) : []),
          ...(delivery.reworked === undefined ? [] : [begin(delivery.reworked)]),
        ]
      }),
      ...(paid ? payment(number, paid) : []),
    ]
  }

  function judgement(
    number: number,
    round: number,
    { at: share, unmet }: NonNullable<MilestoneProgress['deliveries'][number]['judged']>,
  ): Step[] {
    return [
      step(share, `milestone ${number} is judged`, async () => {
        const criteria = await db
          .selectFrom('criterion')
          .select(['id', 'number'])
          .where('milestoneId', '=', await milestoneId(number))
          .execute()
        const judged = criteria.map((criterion) => {
          const isMet = criterion.number !== unmet?.criterion
          return { criterionId: criterion.id, isMet, reason: isMet ? '' : sourceText(unmet.reason, 'zh-CN') }
        })
        must(await judgeDelivery(db, { ...(await deed('buyer')), number, round, judged, language: 'zh-CN', note: '', files: [] }))
      }),
      ...(unmet
        ? note(unmet.reason, `criterion.${unmet.criterion}.reason`, share, `verdict on milestone ${number}`, async () => {
            const row = await db
              .selectFrom('verdict')
              .innerJoin('delivery', 'delivery.id', 'verdict.deliveryId')
              .select('verdict.documentId')
              .where('delivery.milestoneId', '=', await milestoneId(number))
              .where('delivery.number', '=', round)
              .executeTakeFirstOrThrow()
            return row.documentId!
          })
        : []),
    ]
  }

  function scaleSteps({ at: share, side, choice, reason }: NonNullable<EngagementSeed['scale']>[number]): Step[] {
    const language = side === 'buyer' ? 'zh-CN' : 'en'
    return [
      step(share, `the ${side} speaks after the pilot`, async () =>
        must(await stateScale(db, { ...(await deed(side)), round: 1, choice, reason: sourceText(reason, language), language })),
      ),
      ...note(reason, 'reason', share, `what the ${side} says after the pilot`, async () => {
        const row = await db
          .selectFrom('scaleStatement')
          .select('documentId')
          .where('engagementId', '=', (await engagement()).id)
          .where('side', '=', side)
          .executeTakeFirstOrThrow()
        return row.documentId
      }),
    ]
  }

  function payment(number: number, { invoiced, sent, received, reference }: NonNullable<MilestoneProgress['paid']>): Step[] {
    const facts = [
      ['invoiced', 'vendor', invoiced],
      ['sent', 'buyer', sent],
      ['received', 'vendor', received],
    ] as const
    return facts.flatMap(([kind, side, share]) =>
      share === undefined
        ? []
        : [
            step(share, `payment of milestone ${number} is ${kind}`, async () => {
              const { priceMinor } = await db
                .selectFrom('milestone')
                .select('priceMinor')
                .where('id', '=', await milestoneId(number))
                .executeTakeFirstOrThrow()
              const fact = { kind, amountMinor: priceMinor, onDay: chinaDay(at(share)), reference }
              must(await statePayment(db, { ...(await deed(side)), number, ...fact }))
            }),
          ],
    )
  }

  function changeSteps(number: number, change: ChangeSeed): Step[] {
    const language = change.side === 'buyer' ? 'zh-CN' : 'en'
    const other = change.side === 'buyer' ? 'vendor' : 'buyer'
    const texts: Texts = { title: change.title, scope: change.scope, ...(change.criterion ? { addedCriterion: change.criterion } : {}) }
    const order = async () =>
      db
        .selectFrom('changeOrder')
        .select(['documentId', 'declineDocumentId'])
        .where('engagementId', '=', (await engagement()).id)
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
    const { decline } = change.answered
    return [
      step(change.at, `change order ${number} is proposed`, async () => {
        const { dueOn } = await db
          .selectFrom('milestone')
          .select('dueOn')
          .where('id', '=', await milestoneId(change.milestone))
          .executeTakeFirstOrThrow()
        const effect = {
          milestoneNumber: change.milestone,
          deltaMinor: change.delta * 100,
          dueOn: change.moreDays > 0 ? daysAfter(dueOn, change.moreDays) : null,
        }
        const fields = Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, sourceText(text, language)]))
        must(await proposeChange(db, { ...(await deed(change.side)), language, fields, effect }))
      }),
      ...verified(
        world,
        { name: `change order ${number} of ${request.key}`, document: async () => (await order()).documentId, texts },
        { ...pair, from: plusMs(at(change.at), hours(1)), reviewedAt: plusMs(at(change.at), hours(5)) },
      ),
      step(change.answered.at, `change order ${number} is answered`, async () => {
        const own = { ...(await deed(other)), number }
        if (!decline) return must(await agreeToChange(db, own))
        const reason = sourceText(decline, other === 'buyer' ? 'zh-CN' : 'en')
        return must(await declineChange(db, { ...own, reason, language: other === 'buyer' ? 'zh-CN' : 'en' }))
      }),
      ...(decline
        ? note(decline, 'reason', change.answered.at, `answer to change order ${number}`, async () => (await order()).declineDocumentId!)
        : []),
    ]
  }

  function reviewSteps(side: 'buyer' | 'vendor', { at: share, stars, words, answer }: ReviewSeed): Step[] {
    const language = side === 'buyer' ? 'zh-CN' : 'en'
    const other = otherSide(side)
    const own = async () =>
      db
        .selectFrom('review')
        .select(['documentId', 'answerDocumentId'])
        .where('engagementId', '=', (await engagement()).id)
        .where('side', '=', side)
        .executeTakeFirstOrThrow()
    return [
      step(share, `the ${side} reviews the other`, async () =>
        must(await writeReview(db, { ...(await deed(side)), language, stars, words: sourceText(words, language) })),
      ),
      ...note(words, 'words', share, `review by the ${side}`, async () => (await own()).documentId),
      ...(answer
        ? [
            step(answer.at, `the ${other} answers its review`, async () => {
              const said = { about: side, language: other === 'buyer' ? 'zh-CN' : 'en' } as const
              must(await answerReview(db, { ...(await deed(other)), ...said, answer: sourceText(answer.words, said.language) }))
            }),
            ...note(answer.words, 'answer', answer.at, `answer to the review by the ${side}`, async () => (await own()).answerDocumentId!),
          ]
        : []),
    ]
  }

  /** A note is translated some hours later. */
  function note(text: Bilingual, field: string, share: number, name: string, document: () => Promise<string>): Step[] {
    const from = plusMs(at(share), hours(1))
    return verified(
      world,
      { name: `${request.key}: ${name}`, document, texts: { [field]: text } },
      { ...pair, from, reviewedAt: plusMs(from, hours(3)) },
    )
  }
}

/** The same sentences the other way round: what a bid says in English stands in a Chinese contract in its translation. */
const turned = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts)
      .filter(([, text]) => isTranslated(text))
      .map(([field, { lines }]) => [field, { lines: lines.map((line) => line.map(([source, target]) => [target!, source] as const)) }]),
  )

const nameOf = (company: string): string => [...buyerPeople, ...vendorPeople].find((person) => person.company.key === company)?.name ?? ''

/** In a contract the assets of both sides stand beside each other, under names of their own. */
const ownedBy = (side: 'buyer' | 'vendor', texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name.replace(/^asset\./, `${side}Asset.`), text]))
