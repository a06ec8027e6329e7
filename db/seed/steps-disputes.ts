import { acceptSettlement, answerDispute, raiseDispute, sayInDispute } from '~/engagements/disputes/commands.server'
import { findDispute, liveOutcome } from '~/engagements/disputes/queries.server'
import { askInMediation, takeUpMediation, writeOutcome } from '~/engagements/mediations/commands.server'
import { hours, plusMs } from '../clock'
import type { InstantText, LanguageTag } from '../schema'
import { type RequestSeed, sourceText } from './content'
import { disputes, type SaidSeed } from './disputes'
import { verified } from './steps-translations'
import type { Texts } from './texts'
import { known, must, type Step, type World } from './world'

interface Told {
  world: World
  request: RequestSeed
  at: (share: number) => InstantText
  deed: (side: 'buyer' | 'vendor') => Promise<{ actorId: string; companyId: string; engagementId: string }>
  nameOf: (side: 'buyer' | 'vendor') => string
}

/** The dispute of an engagement, deed by deed, each text verified some hours later by the two who verified the request. */
export function disputeSteps({ world, request, at, deed, nameOf }: Told): Step[] {
  const story = disputes.find((each) => each.request === request.key)
  if (!story) return []
  const { db } = world
  const { side, mediation } = story
  const other = side === 'buyer' ? 'vendor' : 'buyer'
  const languageOf = (who: SaidSeed['by']): LanguageTag => (who === 'vendor' ? 'en' : 'zh-CN')
  const step = (share: number, name: string, run: () => Promise<unknown>): Step => ({ at: at(share), name: `${request.key}: ${name}`, run })
  const row = async () => {
    const { engagementId } = await deed(side)
    return db.selectFrom('dispute').selectAll().where('engagementId', '=', engagementId).executeTakeFirstOrThrow()
  }
  const onIt = async (who: 'buyer' | 'vendor') => ({ ...(await deed(who)), number: 1 })
  const asMediator = async () => ({
    moderatorId: known(world.people, mediation.by),
    engagementId: (await deed(side)).engagementId,
    number: 1,
  })
  const fieldsOf = (texts: Texts, language: LanguageTag) =>
    Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, sourceText(text, language)]))
  const read = (share: number, name: string, texts: Texts, document: () => Promise<string>) =>
    verified(
      world,
      { name: `${request.key}: ${name}`, document, texts },
      { ...request.verifiedBy!, from: plusMs(at(share), hours(1)), reviewedAt: plusMs(at(share), hours(4)) },
    )

  const raised: Texts = { title: story.title, claim: story.claim, wanted: story.wanted }
  const { settlement } = mediation
  return [
    step(story.at, 'a dispute is raised', async () => {
      const own = await deed(side)
      const [milestone, criterion] = story.criterion
      const { id } = await db
        .selectFrom('criterion')
        .innerJoin('milestone', 'milestone.id', 'criterion.milestoneId')
        .select('criterion.id')
        .where('milestone.engagementId', '=', own.engagementId)
        .where('milestone.number', '=', milestone)
        .where('criterion.number', '=', criterion)
        .executeTakeFirstOrThrow()
      const language = languageOf(side)
      must(await raiseDispute(db, { ...own, language, fields: fieldsOf(raised, language), criteria: [id], files: [] }))
    }),
    ...read(story.at, 'the dispute', raised, async () => (await row()).documentId),
    step(story.answer.at, 'the dispute is answered', async () => {
      const language = languageOf(other)
      must(await answerDispute(db, { ...(await onIt(other)), language, answer: sourceText(story.answer.text, language) }))
    }),
    ...read(story.answer.at, 'the answer to the dispute', { answer: story.answer.text }, async () => (await row()).answerDocumentId!),
    step(mediation.at, 'the dispute is taken up', async () => must(await takeUpMediation(db, await asMediator()))),
    ...mediation.said.flatMap((said, index) => statement(said, index + 1)),
    ...(settlement ? settled(settlement) : []),
  ]

  function statement({ at: share, by, asks, text }: SaidSeed, number: number): Step[] {
    const language = languageOf(by)
    return [
      step(share, `statement ${number} in the dispute`, async () => {
        const words = { text: sourceText(text, language), language }
        if (by === 'mediator') must(await askInMediation(db, { ...(await asMediator()), addressee: asks ?? 'both', ...words }))
        else must(await sayInDispute(db, { ...(await onIt(by)), ...words }))
      }),
      ...read(share, `statement ${number} in the dispute`, { text }, async () => {
        const found = await db
          .selectFrom('disputeStatement')
          .select('documentId')
          .where('disputeId', '=', (await row()).id)
          .where('number', '=', number)
          .executeTakeFirstOrThrow()
        return found.documentId
      }),
    ]
  }

  function settled({ at: share, outcome, grounds, accepted }: NonNullable<typeof settlement>): Step[] {
    const texts: Texts = { outcome, grounds }
    return [
      step(share, 'a settlement is proposed', async () => {
        const fields = fieldsOf(texts, 'zh-CN')
        must(await writeOutcome(db, { ...(await asMediator()), kind: 'settlement', fields, language: 'zh-CN' }))
      }),
      ...read(share, 'the settlement', texts, async () => (await liveOutcome(db, (await row()).id))!.documentId),
      ...accepted.map((when, index) => {
        const who = index === 0 ? 'buyer' : 'vendor'
        return step(when, `the ${who} accepts the settlement`, async () => {
          const { engagementId } = await deed(who)
          const found = (await findDispute(db, { engagementId, number: 1, language: 'en' }))!
          const { number, texts: signed } = found.outcomes[0]!
          const hashes = { sha256Zh: signed!['zh-CN'].sha256, sha256En: signed!.en.sha256 }
          must(await acceptSettlement(db, { ...(await onIt(who)), outcome: number, name: nameOf(who), ...hashes }))
        })
      }),
    ]
  }
}
