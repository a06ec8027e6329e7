import { closeUnsuccessful } from '~/bids/award/commands.server'
import { startAmendment, submitAmendment } from '~/requests/amendments/commands.server'
import { cancelRequest } from '~/requests/cancellations/commands.server'
import { createDraft, submitRequest } from '~/requests/commands.server'
import { confirmTranslation } from '~/requests/publication/commands.server'
import { acceptRequest, claimRequest, rejectRequest, returnRequest, suspendRequest } from '~/triage/commands.server'
import { days, hours, minutes, plusMs } from '../clock'
import type { InstantText } from '../schema'
import { type AmendmentSeed, type RequestSeed, sourceText } from './content'
import { begun, sentBack, verified, type Work, written } from './steps-translations'
import { amended, descriptionOf, textsOfRequest } from './texts'
import { earlier, later, type Timeline, timelineOf } from './timeline'
import { known, must, type Step, type World } from './world'

/** The life of one request up to its state, without what vendors do. */
export function requestSteps(world: World, request: RequestSeed): Step[] {
  const timeline = timelineOf(request, world.now)
  if (request.state === 'draft') return [draft(world, request, timeline.writtenAt)]
  const { deeds, claimedAt, decidedAt } = handedIn(world, request, timeline)
  switch (request.state) {
    case 'submitted':
      return deeds
    case 'in_triage':
      return [...deeds, claim(world, request, claimedAt)]
    case 'needs_info':
    case 'rejected':
      return [...deeds, claim(world, request, claimedAt), decision(world, request, decidedAt)]
    case 'in_translation':
      return [
        ...deeds,
        claim(world, request, claimedAt),
        acceptance(world, request, decidedAt),
        ...inTranslation(world, request, decidedAt),
      ]
    default:
      return [
        ...deeds,
        claim(world, request, claimedAt),
        acceptance(world, request, decidedAt),
        ...publication(world, request, { timeline, decidedAt }),
        ...(request.amendment ? amendment(world, request, request.amendment, timeline) : []),
        ...ending(world, request, timeline),
      ]
  }
}

const buyerOf = ({ companies }: World, { buyer }: RequestSeed) => {
  const { companyId, personId } = known(companies, buyer)
  return { companyId, actorId: personId }
}
const idOf = ({ requests }: World, { key }: RequestSeed) => known(requests, key).requestId

function draft(world: World, request: RequestSeed, at: InstantText): Step {
  return {
    at,
    name: `${request.key} is begun`,
    counts: 'requests',
    company: request.buyer,
    run: async () => {
      const { ref, requestId } = must(
        await createDraft(world.db, { ...buyerOf(world, request), language: request.language, description: descriptionOf(request) }),
      )
      const { documentId } = await world.db.selectFrom('request').select('documentId').where('ref', '=', ref).executeTakeFirstOrThrow()
      world.requests.set(request.key, { requestId, documentId })
    },
  }
}

function handedIn(world: World, request: RequestSeed, { writtenAt }: Timeline) {
  const deeds: Step[] = [
    draft(world, request, plusMs(writtenAt, -days(1))),
    {
      at: writtenAt,
      name: `${request.key} is handed in`,
      run: async () => {
        const save = { ...buyerOf(world, request), requestId: idOf(world, request), version: 1, description: descriptionOf(request) }
        must(await submitRequest(world.db, save))
      },
    },
  ]
  // Somebody has it in hand at the moment of seeding; the others were looked at within half a day.
  const isInHand = request.state === 'in_triage'
  const claimedAt = isInHand ? plusMs(world.now, -minutes(6)) : earlier(plusMs(writtenAt, hours(3)), plusMs(world.now, -minutes(90)))
  return { deeds, claimedAt, decidedAt: plusMs(claimedAt, minutes(17)) }
}

/** Who looks at it first: by the content, or the one who later reviews its translation. */
const triageOf = (request: RequestSeed): string =>
  request.claimedBy ?? request.triage?.moderator ?? request.verifiedBy?.reviewer ?? request.translation?.reviewer ?? 'mod-lin'

const claim = (world: World, request: RequestSeed, at: InstantText): Step => ({
  at,
  name: `${request.key} is claimed`,
  run: async () =>
    must(await claimRequest(world.db, { moderatorId: known(world.people, triageOf(request)), requestId: idOf(world, request) })),
})

const acceptance = (world: World, request: RequestSeed, at: InstantText): Step => ({
  at,
  name: `${request.key} is accepted`,
  run: async () =>
    must(await acceptRequest(world.db, { moderatorId: known(world.people, triageOf(request)), requestId: idOf(world, request) })),
})

function decision(world: World, request: RequestSeed, at: InstantText): Step {
  const { triage } = request
  if (!triage) throw new Error(`${request.key} has no decision`)
  return {
    at,
    name: `${request.key} is decided`,
    run: async () => {
      const deed = {
        moderatorId: known(world.people, triageOf(request)),
        requestId: idOf(world, request),
        note: sourceText(triage.note, request.language),
      }
      must(
        request.state === 'rejected'
          ? await rejectRequest(world.db, { ...deed, reasonCode: triage.code ?? 'unclear' })
          : await returnRequest(world.db, deed),
      )
    },
  }
}

const workOn = (world: World, request: RequestSeed): Work => ({
  name: request.key,
  document: () => known(world.requests, request.key).documentId,
  texts: textsOfRequest(request),
})

/** As far as the content says, ending a few minutes before the seeding: leases still run. */
function inTranslation(world: World, request: RequestSeed, acceptedAt: InstantText): Step[] {
  const { translation } = request
  if (!translation) throw new Error(`${request.key} has no translation under way`)
  const work = workOn(world, request)
  const by = translation.translator
  const ago = (count: number) => later(plusMs(world.now, -minutes(count)), acceptedAt)
  if (translation.stage === 'claimed') return begun(world, work, { by, from: ago(26), until: ago(4) })
  const steps = written(world, work, { by, from: ago(70), until: ago(45) })
  const { reviewer, remarks } = translation
  return translation.stage === 'in_review' ? steps : [...steps, ...sentBack(world, work, { reviewer: reviewer!, remarks, at: ago(20) })]
}

/** Translated, reviewed and, where the buyer wants to look first, confirmed: the review or the confirmation brings it out. */
function publication(world: World, request: RequestSeed, { timeline, decidedAt }: { timeline: Timeline; decidedAt: InstantText }): Step[] {
  const { verifiedBy, wantsConfirm, state } = request
  if (!verifiedBy) throw new Error(`${request.key} has nobody who verified it`)
  const outAt = timeline.publishedAt ?? timeline.at(0, '')
  const reviewedAt = wantsConfirm ? later(plusMs(outAt, -hours(21)), plusMs(decidedAt, hours(1))) : outAt
  const from = later(plusMs(reviewedAt, -hours(22)), decidedAt)
  return [
    ...verified(world, workOn(world, request), { ...verifiedBy, from, reviewedAt }),
    ...(wantsConfirm && state !== 'buyer_confirm'
      ? [
          {
            at: outAt,
            name: `${request.key} is confirmed`,
            run: async () => must(await confirmTranslation(world.db, { ...buyerOf(world, request), requestId: idOf(world, request) })),
          },
        ]
      : []),
  ]
}

/** When the amendment of a request takes effect. */
export const amendedAt = (request: RequestSeed, { at }: Timeline): InstantText | undefined =>
  request.amendment && plusMs(at(request.amendment.daysAgo, 'amended'), hours(2))

function amendment(world: World, request: RequestSeed, { note, daysAgo }: AmendmentSeed, timeline: Timeline): Step[] {
  const [startedAt, effectiveAt] = [timeline.at(daysAgo, 'amended'), amendedAt(request, timeline)!]
  const changed = amended(request)
  const work: Work = { ...workOn(world, request), name: `amendment of ${request.key}`, texts: { ...textsOfRequest(changed), change: note } }
  return [
    {
      at: startedAt,
      name: `${request.key} is amended`,
      run: async () => {
        const deed = { ...buyerOf(world, request), requestId: idOf(world, request) }
        must(await startAmendment(world.db, { ...deed, description: descriptionOf(changed), change: sourceText(note, request.language) }))
        must(await submitAmendment(world.db, deed))
      },
    },
    ...verified(world, work, { ...request.verifiedBy!, from: plusMs(startedAt, minutes(20)), reviewedAt: effectiveAt }),
  ]
}

/** Suspended, taken back, or ended without an award. */
function ending(world: World, request: RequestSeed, timeline: Timeline): Step[] {
  if (!request.ending) return []
  const { daysAgo, code, words } = request.ending
  const said = sourceText(words, request.language)
  const deeds: Partial<Record<RequestSeed['state'], () => Promise<{ ok: boolean }>>> = {
    suspended: () =>
      suspendRequest(world.db, {
        moderatorId: known(world.people, triageOf(request)),
        requestId: idOf(world, request),
        reasonCode: code as 'complaint',
        note: said,
      }),
    cancelled: () =>
      cancelRequest(world.db, {
        ...buyerOf(world, request),
        requestId: idOf(world, request),
        reasonCode: code as 'needChanged',
        note: said,
      }),
    unsuccessful: () =>
      closeUnsuccessful(world.db, {
        ...buyerOf(world, request),
        requestId: idOf(world, request),
        reasonCode: code as 'tooExpensive',
        words: said,
      }),
  }
  const deed = deeds[request.state]
  if (!deed) throw new Error(`${request.key} ends without an end: ${request.state}`)
  return [{ at: timeline.at(daysAgo, 'ending'), name: `${request.key} is ${request.state}`, run: async () => must(await deed()) }]
}
