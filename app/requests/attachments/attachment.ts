/** A file that hangs on a request. */
export interface Attachment {
  id: string
  name: string
  bytes: number
  /** An annex that vendors do not see: they only learn that it exists. */
  isConfidential: boolean
}

/** Most files of one request. */
export const mostAttachments = 20
