import { askForTranslation, markMessagesRead, sendMessage } from '~/engagements/messages/commands.server'
import { hours, minutes, plusMs } from '../clock'
import type { InstantText } from '../schema'
import { type RequestSeed, sourceText } from './content'
import { conversations } from './conversations'
import { type Pair, verified } from './steps-translations'
import { must, type Step, type World } from './world'

export interface Told {
  request: RequestSeed
  at: (share: number) => InstantText
  engagementId: () => Promise<string>
  deed: (side: 'buyer' | 'vendor') => Promise<{ actorId: string; companyId: string; engagementId: string }>
  pair: Pair
}

/** What the two sides wrote to each other: each message is read, asked for by the other side once, and translated some hours later. */
export function messageSteps(world: World, { request, at, engagementId, deed, pair }: Told): Step[] {
  const { db } = world
  return (conversations[request.key] ?? []).flatMap(({ at: share, side, text, isFresh }, index): Step[] => {
    const number = index + 1
    const language = side === 'buyer' ? 'zh-CN' : 'en'
    const name = `message ${number} of ${request.key}`
    const document = async () => {
      const { documentId } = await db
        .selectFrom('message')
        .select('documentId')
        .where('engagementId', '=', await engagementId())
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
      return documentId!
    }
    const said: Step = {
      at: at(share),
      name: `${name} is sent`,
      run: async () => {
        const words = { text: sourceText(text, language), files: [], seen: index, hasMachine: false } as const
        must(await sendMessage(db, { ...(await deed(side)), language, ...words }))
      },
    }
    if (isFresh) return [said]
    const readAt = plusMs(at(share), minutes(20))
    const read: Step = {
      at: readAt,
      name: `${name} is read`,
      run: async () => {
        const reader = await deed(side === 'buyer' ? 'vendor' : 'buyer')
        must(await markMessagesRead(db, { ...reader, upTo: number }))
        if (number === 3) must(await askForTranslation(db, { ...reader, number }))
      },
    }
    const from = plusMs(at(share), hours(1))
    return [said, read, ...verified(world, { name, document, texts: { text } }, { ...pair, from, reviewedAt: plusMs(from, hours(2)) })]
  })
}
