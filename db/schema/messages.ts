import type { InstantText } from './columns'

/** What one side wrote to the other. Rows are only added; triggers refuse anything else. */
export interface MessageTable {
  id: string
  engagementId: string
  /** 1, 2, 3 … within the engagement. */
  number: number
  side: 'buyer' | 'vendor'
  authorId: string
  /** Its text; null where it is files alone. */
  documentId: string | null
  createdAt: InstantText
}

/** A side asks for the verified translation of a message. */
export interface MessageWishTable {
  messageId: string
  askedBy: string
  askedAt: InstantText
}

/** How far a person has read in an engagement, and up to where it was told that there is more. */
export interface MessageReaderTable {
  engagementId: string
  personId: string
  /** Number of the last message read; 0 before the first. */
  readNumber: number
  readAt: InstantText | null
  toldNumber: number
  toldAt: InstantText | null
}

export interface MessagesTables {
  message: MessageTable
  messageWish: MessageWishTable
  messageReader: MessageReaderTable
}
