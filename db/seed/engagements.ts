import type { Stars } from '~/engagements/reviews/review'
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
  /** What the sides said after the pilot, in Chinese by the buyer and in English by the vendor. */
  scale?: { at: number; side: 'buyer' | 'vendor'; choice: 'continue' | 'stop' | 'change'; reason: Bilingual }[]
  reviews?: Record<'buyer' | 'vendor', ReviewSeed>
}

/** What one side says about the other at the end, and the other's answer. */
export type ReviewSeed = { at: number; stars: Stars; words: Bilingual; answer?: { at: number; words: Bilingual } }

/** What became of the awards: one runs, one is accepted and paid, one waits for a signature, one for its first terms. */
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
    proposed: 0.02,
    verified: 0.04,
    signed: [0.06, 0.07],
    milestones: [
      {
        started: 0.08,
        deliveries: [
          {
            at: 0.27,
            note: one(['The program builds again and runs in 5 departments.', '程序已重新编译，在5个部门运行。']),
            judged: { at: 0.29 },
          },
        ],
        paid: { invoiced: 0.31, sent: 0.36, received: 0.38, reference: 'GOL-2026-017' },
      },
      {
        started: 0.29,
        deliveries: [
          {
            at: 0.46,
            note: one(['All 46 forms print with the new component.', '46个窗体全部用新控件打印。']),
            judged: { at: 0.475 },
          },
        ],
        paid: { invoiced: 0.49, sent: 0.53, received: 0.55, reference: 'GOL-2026-023' },
      },
      {
        started: 0.48,
        deliveries: [
          {
            at: 0.63,
            note: one(['The database runs on the new server since Sunday evening.', '数据库周日晚上起在新服务器上运行。']),
            judged: {
              at: 0.65,
              unmet: {
                criterion: 1,
                reason: one(['有2张月报和迁移前对不上。', 'In 2 monthly reports the figures differ from those before the move.']),
              },
            },
            reworked: 0.655,
          },
          {
            at: 0.67,
            note: one(['Both reports agree now: a rounding rule had been lost.', '两张报表已一致，原因是漏了一条舍入规则。']),
            judged: { at: 0.68 },
          },
        ],
        paid: { invoiced: 0.7, sent: 0.75, received: 0.765, reference: 'GOL-2026-031' },
      },
      {
        started: 0.68,
        deliveries: [
          {
            at: 0.76,
            note: one([
              'Source code, notes and plan are on your server; both trainees released a report.',
              '源代码、说明和方案已放到贵方服务器，两名学员各发布了一张报表。',
            ]),
            judged: { at: 0.775 },
          },
        ],
        paid: { invoiced: 0.79, sent: 0.83, received: 0.845, reference: 'GOL-2026-038' },
      },
    ],
    changes: [
      {
        at: 0.5,
        side: 'buyer',
        milestone: 4,
        delta: 6_000,
        moreDays: 0,
        title: one(['多培训1名夜班人员', 'Training for 1 person of the night shift']),
        scope: one(['夜班也要有人会改报表。', 'Somebody on the night shift should be able to change reports as well.']),
        criterion: one(['夜班人员独立发布1张报表。', 'The person of the night shift releases 1 report without help.']),
        answered: { at: 0.54 },
      },
    ],
    reviews: {
      buyer: {
        at: 0.81,
        stars: { quality: 5, communication: 4, understanding: 5 },
        words: one(
          [
            '没有让我们推倒重来，而是先把老程序救活，全厂没有停过一天。',
            'Instead of making us start over, they saved the old program first, and the plant did not stop for a single day.',
          ],
          [
            '迁库前演练了两次，出了差错也是自己先发现、先告诉我们。',
            'The move of the database was rehearsed twice, and when something was wrong they found it first and told us.',
          ],
          ['邮件要隔天才回，急事最好打电话。', 'E-mails are answered the next day; for urgent matters it is better to call.'],
        ),
        answer: {
          at: 0.9,
          words: one(
            ['Thank you.', '谢谢。'],
            ['Since September somebody answers within the common hours of the same day.', '9月起，共同工作时间内当天有人回复。'],
          ),
        },
      },
      vendor: {
        at: 0.83,
        stars: { clarity: 5, communication: 5, fairness: 5 },
        words: one(
          [
            'The acceptance criteria were written before we began, and nobody changed them on the way.',
            '验收标准在开工前就写好了，中途没有人改过。',
          ],
          ['Each delivery was judged within days, with the reason in plain words.', '每次交付几天内就有结论，原因写得明明白白。'],
          ['Payments came a little after the agreed day because of the bank.', '因为银行手续，付款比约定的日子略晚。'],
        ),
      },
    },
  },
  {
    request: 'ruicheng-leaks',
    proposed: 0.03,
    verified: 0.08,
    signed: [0.11, 0.13],
    milestones: [
      {
        started: 0.15,
        deliveries: [
          {
            at: 0.8,
            note: one([
              'Bench 1 has been judged for 6 weeks: 1,074 cylinders, no leak missed, 6% tested again.',
              '1号台已判定6周：共1074支油缸，无漏判，复检占6%。',
            ]),
            judged: { at: 0.86 },
          },
        ],
        paid: { invoiced: 0.88, sent: 0.93, reference: 'DR-2026-117' },
      },
    ],
    changes: [],
    scale: [
      {
        at: 0.95,
        side: 'buyer',
        choice: 'continue',
        reason: one(['试点数字都达到了，检验员也愿意用。', 'The pilot reached all its figures, and the inspectors like to use it.']),
      },
    ],
  },
  { request: 'guanghe-drawings', proposed: 0.86, verified: 0.93, milestones: [], changes: [] },
]
