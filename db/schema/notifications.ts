import type { Flag, InstantText, LanguageTag } from './columns'

/** What a person wants to hear of, where that is not the usual: everything, on both ways. */
export interface NoticeChoiceTable {
  personId: string
  topic: string
  isShown: Flag
  isMailed: Flag
}

export interface NotificationTable {
  id: string
  personId: string
  /** Key of the sentence: `kind.<kind>` in notifications.json. */
  kind: string
  /** Values of the sentence. */
  valuesJson: string
  /** Path without the language segment: `/requests/R-4K7P2M`. */
  path: string
  createdAt: InstantText
  readAt: InstantText | null
}

/** Letters that the demo keeps instead of sending. */
export interface MailboxTable {
  id: string
  recipient: string
  subject: string
  textBody: string
  htmlBody: string
  language: LanguageTag
  createdAt: InstantText
}

export interface NotificationsTables {
  noticeChoice: NoticeChoiceTable
  notification: NotificationTable
  mailbox: MailboxTable
}
