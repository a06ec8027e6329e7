/** What one can choose to hear of, in the order of the page: topics under a heading, and what each of them tells of. */
const kinds = {
  requests: {
    searches: ['searchMatch', 'searchDigest'],
    deadlines: ['deadlineNear'],
    invitations: ['invitedToBid'],
    changes: ['requestAmended', 'requestCorrected', 'biddingSuspended', 'biddingResumed', 'requestCancelled', 'ndaChanged'],
  },
  own: {
    requests: ['requestSubmitted', 'requestAccepted', 'requestPublished', 'amendmentEffective', 'requestNoBids'],
    decisions: ['requestReturned', 'requestRejected', 'requestConfirm', 'requestHeld', 'requestSuspended', 'requestResumed'],
    bids: [
      ...['bidSubmitted', 'bidReconfirmed', 'bidWithdrawn', 'bidOpened', 'bidsOpened', 'bidsReadable'],
      ...['bidsShownUnverified', 'bidsVerifiedLater'],
    ],
    questions: ['questionToAnswer', 'answerPublished', 'questionRefused', 'questionLapsed'],
  },
  engagements: {
    messages: ['messagesArrived'],
    contracts: [
      ...['termsToRead', 'termsVerified', 'termsToSign', 'termsWithdrawn', 'contractSigned'],
      ...['changeToAnswer', 'changeAgreed', 'changeDeclined', 'changeWithdrawn'],
      ...['suspendProposed', 'terminateProposed', 'terminateToAnswer', 'motionDeclined', 'motionWithdrawn'],
      ...['engagementSuspended', 'engagementResumed', 'engagementTerminated'],
      ...['scaleToDecide', 'scaleContinued', 'scaleStopped', 'scaleChanged'],
    ],
    milestones: [
      ...['milestoneDelivered', 'milestoneAccepted', 'milestoneRejected', 'milestoneReminder', 'milestoneDue', 'milestoneToJudge'],
      ...['engagementCompleted', 'certificateReissued', 'engagementClosed'],
    ],
    payments: ['paymentInvoiced', 'paymentSent', 'paymentReceived', 'paymentCorrected'],
    meetings: [
      ...['meetingProposed', 'meetingTimesProposed', 'meetingMoved', 'meetingAgreed', 'meetingDeclined', 'meetingCancelled'],
      ...['meetingReminder', 'minutesToConfirm', 'minutesConfirmed'],
    ],
    disputes: [
      ...['disputeAnswered', 'disputeReminder', 'disputeUnanswered', 'disputeToMediate', 'disputeSaid', 'disputeAsked', 'disputeWithdrawn'],
      ...['mediationBegun', 'mediationHandedBack', 'clockStopped', 'settlementToAccept', 'disputeSettled'],
    ],
    reviews: ['reviewWritten', 'reviewsRevealed', 'reviewAnswered', 'reviewRemoved'],
  },
  rest: {
    company: ['companyProfilePublished', 'joinAsked', 'joinAccepted', 'joinDeclined', 'webhookGivenUp'],
    translations: ['translationReturned', 'translationDisputed', 'translationHandedOver', 'translationReassigned', 'requestHeldForStaff'],
  },
} as const

/** What is told whatever one chooses, by what the page says of it. */
export const alwaysTold = {
  /** With the letters that somebody asked for: links that prove an address or open an account. */
  account: [
    ...['verifyEmail', 'resetPassword', 'alreadyRegistered', 'invitation', 'staffInvitation'],
    ...['passwordChanged', 'accessTokenMade', 'accessTokenEnded', 'roleGiven', 'roleTaken', 'memberRemoved'],
  ],
  company: ['companyVerified', 'companyRefused', 'companySuspended', 'companyReinstated', 'companyVerificationEnding'],
  /** A bid that is not reconfirmed in time is lost. */
  bids: [
    ...['bidNeedsReconfirm', 'bidLapsed', 'bidSealBroken', 'bidNotOpened', 'bidDisqualified'],
    ...['bidWon', 'bidNotSelected', 'requestUnsuccessful', 'awardReasonWords'],
  ],
  /** From the first runs the time to answer, the second is final. */
  disputes: ['disputeRaised', 'disputeDecided'],
  operation: ['auditBroken'],
} as const

type Groups = typeof kinds
export type TopicGroup = keyof Groups
export type Topic = { [Group in TopicGroup]: keyof Groups[Group] }[TopicGroup]

export const topicGroups = Object.entries(kinds).map(([group, own]) => ({
  group: group as TopicGroup,
  topics: Object.keys(own) as Topic[],
}))

export const topics: readonly Topic[] = topicGroups.flatMap((each) => each.topics)

const ofKind = new Map(
  Object.values<Record<string, readonly string[]>>(kinds).flatMap((own) =>
    Object.entries(own).flatMap(([topic, told]) => told.map((kind) => [kind, topic as Topic] as const)),
  ),
)

/** The topic of a kind of notice; null for what nobody can turn off. */
export const topicOf = (kind: string): Topic | null => ofKind.get(kind) ?? null

export const isTopic = (value: unknown): value is Topic => topics.includes(value as Topic)

export interface Choice {
  isShown: boolean
  isMailed: boolean
}
