import { type Bilingual, one } from './content'

/** How far one milestone has come. Points in time are shares of the days between award and seeding: 0 is the award, 1 is now. */
export type MilestoneProgress = {
  started: number
  /** Each delivery with the buyer's judgement; the last one may still wait for it. */
  deliveries: {
    at: number
    /** English. */
    note: Bilingual
    judged?: { at: number; unmet?: { criterion: number; reason: Bilingual } }
    /** When the vendor begins rework after a rejection. */
    reworked?: number
  }[]
  paid?: { invoiced: number; sent?: number; received?: number; reference: string }
}

export type ChangeSeed = {
  at: number
  side: 'buyer' | 'vendor'
  milestone: number
  /** In whole units of the currency. */
  delta: number
  moreDays: number
  title: Bilingual
  scope: Bilingual
  criterion?: Bilingual
  answered: { at: number; decline?: Bilingual }
}

export type EngagementSeed = {
  request: string
  proposed: number
  verified: number
  /** Both signatures; absent while they are awaited. */
  signed?: [buyer: number, vendor: number]
  milestones: MilestoneProgress[]
  changes: ChangeSeed[]
}

/** What became of the awards: one runs, one waits for acceptance, one for a signature, one for its first terms. */
export const engagements: readonly EngagementSeed[] = [
  {
    request: 'chian-kingdee',
    proposed: 0.02,
    verified: 0.05,
    signed: [0.07, 0.09],
    milestones: [
      {
        started: 0.1,
        deliveries: [
          {
            at: 0.38,
            note: one([
              'Orders and changes of the first portal arrive in Kingdee as drafts.',
              '第一家平台的订单和变更已作为草稿进入金蝶。',
            ]),
            judged: { at: 0.41 },
          },
        ],
        paid: { invoiced: 0.43, sent: 0.5, received: 0.54, reference: 'IND-2026-041' },
      },
      {
        started: 0.42,
        deliveries: [
          {
            at: 0.78,
            note: one(['Both other portals are connected.', '另外两家平台均已接通。']),
            judged: {
              at: 0.82,
              unmet: {
                criterion: 1,
                reason: one(['扣款单没有进来，只有订单。', 'The deductions have not come in, only the orders.']),
              },
            },
            reworked: 0.84,
          },
          {
            at: 0.97,
            note: one(['Deductions now come in every hour.', '扣款单现在每小时进来一次。']),
          },
        ],
      },
      { started: 0.9, deliveries: [] },
    ],
    changes: [
      {
        at: 0.55,
        side: 'buyer',
        milestone: 3,
        delta: 60_000,
        moreDays: 14,
        title: one(['增加第四种标签', 'A fourth kind of label']),
        scope: one(['新客户要求另一种标签格式。', 'A new customer asks for another label format.']),
        criterion: one(['新格式标签打印后扫码全部通过。', 'All printed labels of the new format pass scanning.']),
        answered: { at: 0.62 },
      },
      {
        at: 0.64,
        side: 'vendor',
        milestone: 3,
        delta: 90_000,
        moreDays: 0,
        title: one(['Support on Saturdays', '周六支持']),
        scope: one(['We offer support on Saturdays during the proof.', '验证期间我们可以提供周六支持。']),
        answered: { at: 0.7, decline: one(['周六不开工，用不上。', 'We do not work on Saturdays and would not use it.']) },
      },
    ],
  },
  {
    request: 'haifa-delphi',
    proposed: 0.05,
    verified: 0.09,
    signed: [0.12, 0.14],
    milestones: [
      {
        started: 0.16,
        deliveries: [
          {
            at: 0.95,
            note: one(['The program builds again and runs in 5 departments.', '程序已重新编译，在5个部门运行。']),
          },
        ],
      },
    ],
    changes: [],
  },
  { request: 'guanghe-drawings', proposed: 0.86, verified: 0.93, milestones: [], changes: [] },
]
