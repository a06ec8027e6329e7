import type { InstantText } from './columns'

export interface QuestionTable {
  id: string
  ref: string
  requestId: string
  /** The asker; never shown. */
  companyId: string
  askedBy: string
  status: 'asked' | 'translating' | 'answering' | 'verifying' | 'published' | 'refused' | 'lapsed'
  questionDocumentId: string
  answerDocumentId: string | null
  answeredBy: string | null
  reasonCode: string | null
  createdAt: InstantText
  publishedAt: InstantText | null
}

export interface QuestionsTables {
  question: QuestionTable
}
