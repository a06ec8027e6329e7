/**
 * `current` is out for everybody who may read it (or stands in the draft), `staged` waits in an amendment that has not taken effect,
 * `past` was taken off by one that has: it stays in the history for the same readers.
 */
export type AttachmentState = 'current' | 'staged' | 'past'

/** A file that hangs on a request. */
export interface Attachment {
  id: string
  name: string
  bytes: number
  /** An annex that vendors do not see: they only learn that it exists. */
  isConfidential: boolean
}

/** One that an amendment has taken off, and when. */
export interface PastAttachment extends Attachment {
  removedAt: string
}

/** Most files of one request at a time, with those that wait in an amendment. */
export const mostAttachments = 20
