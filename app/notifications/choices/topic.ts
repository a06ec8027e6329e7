/** What one can choose to hear of. Whatever belongs to none (a password was changed, a role was given) is always told. */
export const topics = [
  'searches',
  'deadlines',
  'invitations',
  'requests',
  'bids',
  'questions',
  'translations',
  'company',
  'messages',
] as const
export type Topic = (typeof topics)[number]

const ofKind: Record<string, Topic> = {
  ...{ searchMatch: 'searches', searchDigest: 'searches', deadlineNear: 'deadlines', invitedToBid: 'invitations' },
  ...{ questionToAnswer: 'questions', answerPublished: 'questions', questionRefused: 'questions', questionLapsed: 'questions' },
  ...{ messagesArrived: 'messages' },
  ...{ translationReturned: 'translations', translationDisputed: 'translations' },
  ...{ companyProfilePublished: 'company', joinAsked: 'company', joinAccepted: 'company', joinDeclined: 'company' },
  ...{ bidSubmitted: 'bids', bidReconfirmed: 'bids', bidWithdrawn: 'bids', bidsOpened: 'bids', bidOpened: 'bids', bidsReadable: 'bids' },
  ...{ bidsShownUnverified: 'bids', bidsVerifiedLater: 'bids' },
  ...{ requestSubmitted: 'requests', requestAccepted: 'requests', requestPublished: 'requests', requestCorrected: 'requests' },
}

/** The topic of a kind of notice; null for what nobody can turn off. */
export const topicOf = (kind: string): Topic | null => ofKind[kind] ?? null

export const isTopic = (value: unknown): value is Topic => topics.includes(value as Topic)

export interface Choice {
  isShown: boolean
  isMailed: boolean
}
