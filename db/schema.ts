import type { AccountsTables } from './schema/accounts'
import type { AuditTables } from './schema/audit'
import type { BidsTables } from './schema/bids'
import type { CompaniesTables } from './schema/companies'
import type { CorridorsTables } from './schema/corridors'
import type { DiscoveryTables } from './schema/discovery'
import type { DisputesTables } from './schema/disputes'
import type { DocumentsTables } from './schema/documents'
import type { EngagementsTables } from './schema/engagements'
import type { MachineTables } from './schema/machine'
import type { MeetingsTables } from './schema/meetings'
import type { MemoryTables } from './schema/memory'
import type { MessagesTables } from './schema/messages'
import type { MilestonesTables } from './schema/milestones'
import type { NotificationsTables } from './schema/notifications'
import type { OutcomesTables } from './schema/outcomes'
import type { PlumbingTables } from './schema/plumbing'
import type { QuestionsTables } from './schema/questions'
import type { RequestsTables } from './schema/requests'
import type { ReviewsTables } from './schema/reviews'
import type { TermsTables } from './schema/terms'
import type { TranslationsTables } from './schema/translations'
import type { WebhooksTables } from './schema/webhooks'

export type * from './schema/accounts'
export type * from './schema/audit'
export type * from './schema/bids'
export type * from './schema/columns'
export type * from './schema/companies'
export type * from './schema/corridors'
export type * from './schema/discovery'
export type * from './schema/disputes'
export type * from './schema/documents'
export type * from './schema/engagements'
export type * from './schema/machine'
export type * from './schema/meetings'
export type * from './schema/memory'
export type * from './schema/messages'
export type * from './schema/milestones'
export type * from './schema/notifications'
export type * from './schema/outcomes'
export type * from './schema/plumbing'
export type * from './schema/questions'
export type * from './schema/requests'
export type * from './schema/reviews'
export type * from './schema/terms'
export type * from './schema/translations'
export type * from './schema/webhooks'

/** Every table under its name. */
export interface Database
  extends AccountsTables,
    AuditTables,
    BidsTables,
    CompaniesTables,
    CorridorsTables,
    DiscoveryTables,
    DisputesTables,
    DocumentsTables,
    EngagementsTables,
    MachineTables,
    MeetingsTables,
    MemoryTables,
    MessagesTables,
    MilestonesTables,
    NotificationsTables,
    OutcomesTables,
    PlumbingTables,
    QuestionsTables,
    RequestsTables,
    ReviewsTables,
    TermsTables,
    TranslationsTables,
    WebhooksTables {}
