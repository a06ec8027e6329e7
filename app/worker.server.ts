import type { Db } from '#db/connect'
import type { DocumentKind } from '#db/schema'
import { searchEngine } from '#db/search/face'
import { verifyAudit } from './audit/jobs.server'
import { onAwardReasonVerified } from './bids/award/commands.server'
import { bidJobs } from './bids/jobs.server'
import { onBidVerified } from './bids/opening/commands.server'
import { companyJobs } from './companies/jobs.server'
import { onCompanyProfileVerified } from './companies/profile/commands.server'
import { discoveryJobs } from './discovery/jobs.server'
import { certificateJobs } from './engagements/certificates/jobs.server'
import { onChangeOrderVerified } from './engagements/change-orders/commands.server'
import { onContractVerified } from './engagements/contracts/commands.server'
import { disputeJobs } from './engagements/disputes/jobs.server'
import { engagementJobs } from './engagements/jobs.server'
import { onDisputeVerified } from './engagements/mediations/commands.server'
import { meetingJobs } from './engagements/meetings/jobs.server'
import { onMessageVerified } from './engagements/messages/commands.server'
import { messageJobs } from './engagements/messages/jobs.server'
import { onNoteVerified } from './engagements/milestones/commands.server'
import { onMinutesVerified } from './engagements/minutes/commands.server'
import { onMotionVerified } from './engagements/motions/commands.server'
import { onReviewVerified } from './engagements/reviews/commands.server'
import { reviewJobs } from './engagements/reviews/jobs.server'
import { notificationJobs } from './notifications/jobs.server'
import { config } from './platform/config.server'
import { fileJobs } from './platform/files.server'
import { keepHouse } from './platform/housekeeping.server'
import { type JobHandler, type JobHandlers, startWorker } from './platform/jobs.server'
import { log } from './platform/log.server'
import { nightly } from './platform/nightly.server'
import { onAnswerVerified, onQuestionVerified } from './questions/commands.server'
import { onRequestVerified } from './requests/publication/commands.server'
import { exchangeJobs } from './translations/exchange/jobs.server'
import { machineJobs } from './translations/machine/jobs.server'
import { translatorOf } from './translations/machine/machine.server'
import { memoryJobs } from './translations/memory/jobs.server'
import { triageJobs } from './triage/jobs.server'
import { webhookJobs } from './webhooks/jobs.server'

interface Verified {
  documentId: string
  revisionId: string
  kind: DocumentKind
  subjectId: string
  requestId: string | null
}

/** A document reads in both languages: the domain it belongs to carries on. Translations know none of the others, so they meet here. */
const verified: Partial<Record<DocumentKind, (db: Db, document: Verified) => Promise<unknown>>> = {
  request: onRequestVerified,
  question: onQuestionVerified,
  answer: onAnswerVerified,
  bid: (db, { requestId }) => onBidVerified(db, { requestId: requestId! }),
  awardReason: onAwardReasonVerified,
  companyProfile: onCompanyProfileVerified,
  contract: onContractVerified,
  changeOrder: onChangeOrderVerified,
  dispute: onDisputeVerified,
  message: onMessageVerified,
  review: onReviewVerified,
  engagementNote: async (db, document) => {
    await onNoteVerified(db, document)
    await onMotionVerified(db, document)
  },
  minutes: onMinutesVerified,
}

const documentVerified: JobHandler = async (db, { payload }) => {
  const document = payload as unknown as Verified
  await verified[document.kind]?.(db, document)
}

/** What happens while both countries sleep. */
const nights = (reader?: Db) =>
  nightly({
    verifyAudit: (db) => verifyAudit(db, reader ?? db),
    housekeeping: async (db) => {
      log.info(await keepHouse(db), 'housekeeping')
    },
    mergeSearch: async (db) => {
      await searchEngine(db).merge(db)
    },
  })

/** The handlers of every kind of job, gathered from the domains. */
export const jobHandlers: JobHandlers = {
  ...bidJobs,
  ...certificateJobs,
  ...companyJobs,
  ...discoveryJobs,
  ...engagementJobs,
  ...exchangeJobs,
  ...fileJobs,
  ...disputeJobs,
  ...meetingJobs,
  ...messageJobs,
  ...machineJobs({ translator: translatorOf(config.machine), dailyCharacters: config.machine?.dailyCharacters ?? 0 }),
  ...memoryJobs,
  ...notificationJobs,
  ...triageJobs,
  ...webhookJobs(),
  ...reviewJobs,
  ...nights().handlers,
  documentVerified,
}

/** Begins to work on the jobs of a database, beside the server or in a process of its own. */
export function startJobs(db: Db, { name, reader }: { name: string; reader: Db }) {
  const { handlers, plan } = nights(reader)
  return startWorker(db, { ...jobHandlers, ...handlers }, { name, prepare: plan })
}
