import { createHash, createHmac } from 'node:crypto'
import { proposeChange } from '../../../app/engagements/change-orders/commands.server'
import { onContractVerified, proposeTerms, signTerms } from '../../../app/engagements/contracts/commands.server'
import { drawContract, lastProposal } from '../../../app/engagements/contracts/queries.server'
import { raiseDispute } from '../../../app/engagements/disputes/commands.server'
import { startMilestone } from '../../../app/engagements/milestones/commands.server'
import { writeMinutes } from '../../../app/engagements/minutes/commands.server'
import { proposeMotion } from '../../../app/engagements/motions/commands.server'
import { addCommonWorkingDays } from '../../../app/platform/working-days.server'
import { startAmendment } from '../../../app/requests/amendments/commands.server'
import { findOwnRequest } from '../../../app/requests/queries.server'
import { addEndpoint, sendPing } from '../../../app/webhooks/commands.server'
import type { RequestStatus } from '../../../db/schema'
import { verifyTranslation } from '../../factories/bidding'
import { agreedMeeting, verifyMinutes } from '../../factories/engagements'
import type { RunningPortal } from '../../setup/server'
import { addMember, addStranger, type Cast, castOf, emailOf, strangerEmail } from './cast'
import type { Params } from './manifest'
import { ask } from './probe'

/** The seeded corridor, rearranged so that one buyer, one vendor and one moderator hold something in every state. */
export interface Stage {
  cast: Cast
  /** A plain member of the bidder's company, who owns nothing. */
  memberCookie: string
  /** A request of the owner in each state. */
  refs: Record<RequestStatus, string>
  paramsOf: (pattern: string) => Params
}

const owner = 'li-wei'
const bidder = 'kulkarni'
const later = '2999-01-01T00:00:00.000Z'

export async function setStage(portal: RunningPortal): Promise<Stage> {
  const { db, origin } = portal
  await addStranger(db)
  const suspended = await db
    .selectFrom('company')
    .innerJoin('membership', 'membership.companyId', 'company.id')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['person.email', 'company.ref'])
    .where('company.status', '=', 'suspended')
    .executeTakeFirstOrThrow()
  const cast = await castOf(db, {
    unverified: strangerEmail,
    owner: emailOf(owner),
    otherBuyer: emailOf('zhu-lihua'),
    bidder: emailOf(bidder),
    otherVendor: emailOf('shetty'),
    suspended: suspended.email,
    holder: emailOf('mod-lin'),
    otherModerator: emailOf('mod-ananya'),
    operator: emailOf('operator'),
    auditor: emailOf('auditor'),
  })
  const buyer = await member(emailOf(owner))
  const vendor = await member(emailOf(bidder))
  const moderator = await member(emailOf('mod-lin'), false)

  const bidOn = async (status: 'submitted' | 'readable') =>
    db
      .selectFrom('bid')
      .innerJoin('request', 'request.id', 'bid.requestId')
      .select(['bid.ref', 'bid.requestId', 'request.ref as requestRef'])
      .where('bid.companyId', '=', vendor.companyId)
      .where('bid.status', '=', status)
      .executeTakeFirstOrThrow()
  const sealed = await bidOn('submitted')
  const readable = await bidOn('readable')
  const chosen: Partial<Record<RequestStatus, string>> = { open: sealed.requestRef, evaluating: readable.requestRef }
  for (const { ref, status } of await db.selectFrom('request').select(['ref', 'status']).orderBy('id').execute()) chosen[status] ??= ref
  const refs = chosen as Record<RequestStatus, string>
  for (const ref of Object.values(refs)) await give(ref)
  // Whatever day it is and wherever the seed put the deadline, the open request takes questions and bids while the test runs.
  const deadlineAt = addCommonWorkingDays(new Date().toISOString(), 8)
  await db.updateTable('request').set({ deadlineAt }).where('ref', '=', refs.open).execute()
  await db.updateTable('request').set({ claimedBy: moderator.personId, claimExpiresAt: later }).where('ref', '=', refs.in_triage).execute()

  const shortlisted = await db
    .selectFrom('bid')
    .select('ref')
    .where('requestId', '=', readable.requestId)
    .where('status', '=', 'shortlisted')
    .executeTakeFirstOrThrow()
  const question = await db
    .selectFrom('question')
    .innerJoin('request', 'request.id', 'question.requestId')
    .select(['question.ref', 'request.ref as requestRef'])
    .where('question.status', '=', 'answering')
    .executeTakeFirstOrThrow()
  await give(question.requestRef)
  await amend(refs.open)

  const task = await db
    .selectFrom('translationTask')
    .innerJoin('translation', 'translation.taskId', 'translationTask.id')
    .select(['translationTask.id as taskId', 'translation.segmentId'])
    .where('translationTask.status', '=', 'claimed')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('translationTask')
    .set({ claimedBy: moderator.personId, claimExpiresAt: later })
    .where('id', '=', task.taskId)
    .execute()

  const engagement = await engage()
  const endpoint = await listen()
  const said = await talk(engagement.ref)
  const accepted = await acceptedEngagement()

  const [kept, published, annex] = [await upload(refs.draft), await upload(refs.draft), await upload(refs.draft)]
  const open = await requestOf(refs.open)
  await db.updateTable('requestFile').set({ requestId: open.id }).where('fileId', 'in', [published, annex]).execute()
  await db.updateTable('file').set({ ownerId: open.id }).where('id', 'in', [published, annex]).execute()
  await db.updateTable('requestFile').set({ isConfidential: 1 }).where('fileId', '=', annex).execute()

  const applicant = await db.selectFrom('company').select('ref').where('status', '=', 'registered').executeTakeFirstOrThrow()
  const verified = await db.selectFrom('company').select('ref').where('id', '=', vendor.companyId).executeTakeFirstOrThrow()
  const corridor = await db.selectFrom('corridor').select('slug').executeTakeFirstOrThrow()
  const concept = await db.selectFrom('termConcept').select('id').where('status', '=', 'active').executeTakeFirstOrThrow()
  const tokens = {
    unsubscribe: unsubscribeToken(vendor.personId),
    'verify-email': await link('verifyEmail', null),
    'reset-password': await link('resetPassword', null),
    invitations: await link('invitation', vendor.companyId),
  }

  const stateOf = (pattern: string): RequestStatus => {
    if (/\/vendors|\/amend|\/cancel$|my\/requests\/:ref$/.test(pattern)) return 'open'
    if (/\/confirm$|\/dispute/.test(pattern)) return 'buyer_confirm'
    if (/compare|award|unsuccessful$|commitments|:bid/.test(pattern)) return 'evaluating'
    if (/triage\/:ref\/claim/.test(pattern)) return 'submitted'
    if (/triage\/:ref\/suspend/.test(pattern)) return 'open'
    if (/triage\/:ref\/resume/.test(pattern)) return 'suspended'
    if (/triage/.test(pattern)) return 'in_triage'
    return /my\/requests\/:ref\//.test(pattern) ? 'draft' : 'open'
  }
  const paramsOf = (pattern: string): Params => ({
    lang: 'en',
    slug: corridor.slug,
    id: pattern.includes('/webhooks/') ? endpoint.id : absentId,
    delivery: endpoint.deliveryId,
    key: 'r1',
    number: '1',
    file: 'open.xml',
    taskId: task.taskId,
    segmentId: task.segmentId,
    documentId: open.documentId,
    conceptId: concept.id,
    language: 'en',
    question: question.ref,
    fileId: pattern.includes('/messages/')
      ? said
      : pattern.includes('engagements')
        ? engagement.fileId
        : pattern.includes('my/requests')
          ? kept
          : pattern.includes('annexes')
            ? annex
            : published,
    vendor: verified.ref,
    certificate: accepted.certificate,
    side: 'buyer',
    bid: pattern.endsWith('unshortlist') ? shortlisted.ref : readable.ref,
    token: Object.entries(tokens).find(([name]) => pattern.includes(`/${name}/`))?.[1] ?? '',
    ref: pattern.includes('/engagements/')
      ? /certificate|\/reviews/.test(pattern)
        ? accepted.ref
        : engagement.ref
      : pattern.includes('/my/bids/')
        ? sealed.ref
        : pattern.includes('/staff/companies/')
          ? pattern.endsWith('reinstate')
            ? suspended.ref
            : applicant.ref
          : pattern.includes('/companies/')
            ? verified.ref
            : /questions\/:question\/answer|:ref\/questions$/.test(pattern)
              ? question.requestRef
              : refs[stateOf(pattern)],
  })
  return { cast, memberCookie: await addMember(db, vendor.companyId), refs, paramsOf }

  function requestOf(ref: string) {
    return db.selectFrom('request').select(['id', 'documentId']).where('ref', '=', ref).executeTakeFirstOrThrow()
  }

  async function member(email: string, hasCompany = true) {
    const { personId, companyId } = await db
      .selectFrom('person')
      .leftJoin('membership', 'membership.personId', 'person.id')
      .select(['person.id as personId', 'membership.companyId'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    if (hasCompany && !companyId) throw new Error(`${email} belongs to no company`)
    return { personId, companyId: companyId ?? '' }
  }

  /** Makes a request the owner's. */
  async function give(ref: string) {
    const { id, documentId } = await requestOf(ref)
    await db.updateTable('request').set({ companyId: buyer.companyId, authorId: buyer.personId }).where('id', '=', id).execute()
    await db.updateTable('document').set({ companyId: buyer.companyId, authorId: buyer.personId }).where('id', '=', documentId).execute()
  }

  /** An engagement of the owner and the bidder that runs: signed by both, one file delivered, one change order to be answered. */
  async function engage(): Promise<{ ref: string; fileId: string }> {
    const { id, ref, requestId, bidId } = await db
      .selectFrom('engagement')
      .selectAll()
      .where('status', '=', 'contracting')
      .where('id', 'not in', db.selectFrom('contractProposal').select('engagementId'))
      .executeTakeFirstOrThrow()
    // Its second milestone is a pilot, after which both sides would be asked.
    const parties = { buyerId: buyer.companyId, vendorId: vendor.companyId, pilotNumber: 2, scaleRound: 1 }
    await db.updateTable('engagement').set(parties).where('id', '=', id).execute()
    const deedOf = ({ personId, companyId }: typeof buyer) => ({ actorId: personId, companyId, engagementId: id })
    const now = new Date().toISOString()
    const draft = await drawContract(db, { requestId, bidId, language: 'zh-CN', now })
    await proposeTerms(db, { ...deedOf(buyer), ...draft, language: 'zh-CN', basedOn: 0 })
    const { documentId } = (await lastProposal(db, id))!
    await verifyTranslation(db, documentId)
    await onContractVerified(db, { documentId })
    const { number, sha256Zh, sha256En } = (await lastProposal(db, id))!
    for (const side of [buyer, vendor])
      await signTerms(db, { ...deedOf(side), number, name: 'Signer', sha256Zh: sha256Zh!, sha256En: sha256En! })
    await startMilestone(db, { ...deedOf(vendor), number: 1 })
    const effect = { milestoneNumber: 2, deltaMinor: 100, dueOn: null }
    await proposeChange(db, { ...deedOf(vendor), language: 'en', fields: { title: 'More', scope: 'A little more.' }, effect })
    await proposeMotion(db, { ...deedOf(vendor), kind: 'suspend', language: 'en', reason: 'The line stands still.', remaining: '' })
    const before = new Set((await db.selectFrom('file').select('id').execute()).map((file) => file.id))
    const form = new FormData()
    form.set('note', 'The log of the first run.')
    form.set('files', new Blob(['run;ok\n1;yes\n']), 'run.csv')
    await send(`/en/engagements/${ref}/milestones/1/deliver`, form, cast.bidder.cookie)
    const added = (await db.selectFrom('file').select('id').execute()).find((file) => !before.has(file.id))
    if (!added) throw new Error('Nothing was delivered')
    const { id: criterionId } = await db
      .selectFrom('criterion')
      .innerJoin('milestone', 'milestone.id', 'criterion.milestoneId')
      .select('criterion.id')
      .where('milestone.engagementId', '=', id)
      .executeTakeFirstOrThrow()
    const told = { title: 'A gap', claim: 'The log has a gap.', wanted: 'A new run.' }
    await raiseDispute(db, { ...deedOf(vendor), language: 'en', fields: told, criteria: [criterionId], files: [added.id] })
    return { ref, fileId: added.id }
  }

  /** The vendor says something with a file. Answers the file's id. */
  async function talk(ref: string): Promise<string> {
    const form = new FormData()
    form.set('text', 'The log of the second run.')
    form.set('files', new Blob(['run;ok\n2;yes\n']), 'second.csv')
    await send(`/en/engagements/${ref}/messages`, form, cast.bidder.cookie)
    await meet(ref)
    return (await db.selectFrom('file').select('id').where('ownerKind', '=', 'message').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
  }

  /** The engagement that was accepted and paid, of the owner and the bidder now. */
  async function acceptedEngagement(): Promise<{ ref: string; certificate: string }> {
    const found = await db
      .selectFrom('engagement')
      .innerJoin('certificate', 'certificate.engagementId', 'engagement.id')
      .select(['engagement.id', 'engagement.ref', 'certificate.number'])
      .where('certificate.supersededAt', 'is', null)
      .executeTakeFirstOrThrow()
    await db.updateTable('engagement').set({ buyerId: buyer.companyId, vendorId: vendor.companyId }).where('id', '=', found.id).execute()
    return { ref: found.ref, certificate: found.number }
  }

  /** They met, the minutes are verified, and nobody has confirmed them yet. */
  async function meet(ref: string) {
    const { id: engagementId } = await db.selectFrom('engagement').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()
    const deedOf = ({ personId, companyId }: typeof buyer) => ({ actorId: personId, companyId, engagementId })
    const { meetingId, number } = await agreedMeeting(
      { db, engagementId, asBuyer: deedOf(buyer), asVendor: deedOf(vendor) },
      '2026-10-14T06:00:00.000Z',
    )
    const said = { language: 'en', basedOn: 0, attendees: 'Li, Rao', fields: { title: 'Kick-off', discussed: 'Where to begin.' } } as const
    await writeMinutes(db, { ...deedOf(vendor), number, ...said })
    await verifyMinutes(db, { meetingId, version: 1 })
  }

  /** An endpoint of the bidder's that has been sent something already; nothing is called, since no worker runs. */
  async function listen(): Promise<{ id: string; deliveryId: string }> {
    const added = await addEndpoint(db, { actor: vendor, url: 'https://hooks.setuqiao.example/', kinds: ['bid.opened'] })
    if (!added.ok) throw new Error(added.reason)
    await sendPing(db, { actor: vendor, id: added.id })
    const { id: deliveryId } = await db
      .updateTable('webhookDelivery')
      .set({ status: 'failed' })
      .where('endpointId', '=', added.id)
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id: added.id, deliveryId }
  }

  async function amend(ref: string) {
    const wanted = await findOwnRequest(db, { companyId: buyer.companyId, ref })
    if (!wanted) throw new Error(`${ref} is not the owner's`)
    const description = { ...wanted.description, notes: `${wanted.description.notes}\n补充一句。` }
    const started = await startAmendment(db, {
      actorId: buyer.personId,
      companyId: buyer.companyId,
      requestId: wanted.id,
      description,
      change: '补充说明。',
    })
    if (!started.ok) throw new Error(`The amendment was refused: ${JSON.stringify(started)}`)
  }

  async function upload(ref: string): Promise<string> {
    const before = new Set((await db.selectFrom('file').select('id').execute()).map(({ id }) => id))
    const form = new FormData()
    form.set('files', new Blob(['machine;count\nhobber;12\n']), `machines-${before.size}.csv`)
    await send(`/en/my/requests/${ref}/files`, form, cast.owner.cookie)
    const added = (await db.selectFrom('file').select('id').execute()).find(({ id }) => !before.has(id))
    if (!added) throw new Error(`No file was kept for ${ref}`)
    return added.id
  }

  /** As the server signs it, which has a secret of its own. */
  function unsubscribeToken(personId: string): string {
    const signed = createHmac('sha256', String(portal.env.SECRET)).update(`unsubscribe:${personId}:searches`).digest('base64url')
    return `${personId}.searches.${signed}`
  }

  async function send(path: string, form: FormData, cookie: string | undefined) {
    const packed = new Response(form)
    await ask(origin, path, {
      method: 'POST',
      cookie,
      headers: { Origin: origin, 'Content-Type': packed.headers.get('Content-Type') ?? '' },
      body: Buffer.from(await packed.arrayBuffer()),
    })
  }

  /** A link that works, as a letter would carry it. */
  async function link(kind: 'verifyEmail' | 'resetPassword' | 'invitation', companyId: string | null): Promise<string> {
    const token = createHash('sha256').update(kind).digest('base64url')
    const { id: personId } = await db.selectFrom('person').select('id').where('email', '=', strangerEmail).executeTakeFirstOrThrow()
    await db
      .insertInto('mailToken')
      .values({
        id: createHash('sha256').update(token).digest('hex'),
        kind,
        personId: kind === 'invitation' ? null : personId,
        companyId,
        email: kind === 'invitation' ? 'invited@nowhere.example' : strangerEmail,
        createdAt: '2026-01-01T00:00:00.000Z',
        expiresAt: later,
        usedAt: null,
      })
      .execute()
    return token
  }
}

/** An id that nothing has. */
export const absentId = '0190ffff-0000-7000-8000-000000000000'
/** Parameters that lead to nothing, in the shape of those that would. */
export const absentParams: Params = {
  lang: 'en',
  slug: 'nowhere-noplace',
  id: absentId,
  delivery: absentId,
  key: 'r99',
  number: '99',
  file: 'nowhere.xml',
  taskId: absentId,
  segmentId: absentId,
  documentId: absentId,
  conceptId: absentId,
  language: 'en',
  question: 'Q-00000000',
  fileId: absentId,
  bid: 'B-00000000',
  certificate: 'AC-22222-22222-2',
  side: 'nobody',
  vendor: 'C-00000000',
  token: 'nothing-was-ever-sent-with-this-token-in-it-000',
  ref: 'R-00000000',
}
