import { type Bilingual, one } from './content'

/** Something said in mediation; of the mediator with whom it asks. */
export type SaidSeed = { at: number; by: 'mediator' | 'buyer' | 'vendor'; asks?: 'both' | 'buyer' | 'vendor'; text: Bilingual }

/** A dispute of an engagement. Points in time are shares of the days between award and seeding, as for its milestones. */
export type DisputeSeed = {
  request: string
  at: number
  side: 'buyer' | 'vendor'
  /** Number of the milestone and of its criterion that it is about. */
  criterion: [milestone: number, criterion: number]
  title: Bilingual
  claim: Bilingual
  wanted: Bilingual
  answer: { at: number; text: Bilingual }
  mediation: {
    at: number
    /** A moderator who had no part in the request. */
    by: string
    said: SaidSeed[]
    settlement?: { at: number; outcome: Bilingual; grounds: Bilingual; accepted: [buyer: number, vendor: number] }
  }
}

/** One is settled, one is in mediation. Buyers and moderators write Chinese, vendors English. */
export const disputes: readonly DisputeSeed[] = [
  {
    request: 'haifa-delphi',
    at: 0.1,
    side: 'vendor',
    criterion: [1, 1],
    title: one(['Access to the build computer came late', '编译电脑迟迟不能登录']),
    claim: one(
      ['The account for the build computer was promised for the first week.', '编译电脑的账号约定在第一周提供。'],
      ['It arrived eight working days later, so the first build slipped by as much.', '账号晚了八个工作日才到，首次编译也随之推迟。'],
    ),
    wanted: one(['Please do not count these days against us.', '请不要把这几天算作我方延误。']),
    answer: {
      at: 0.125,
      text: one([
        '账号晚了是事实，但其中三天在等贵方提交人员名单。',
        'The account was late, but three of the days went into waiting for your list of people.',
      ]),
    },
    mediation: {
      at: 0.145,
      by: 'mod-chen',
      said: [
        {
          at: 0.155,
          by: 'mediator',
          asks: 'vendor',
          text: one(['人员名单是哪一天提交的？', 'On which day did you hand in the list of people?'], ['请写明日期。', 'State the date.']),
        },
        {
          at: 0.17,
          by: 'vendor',
          text: one(['We sent the list on the third working day, not on the first.', '名单是第三个工作日发出的，不是第一个。']),
        },
      ],
      settlement: {
        at: 0.19,
        outcome: one(
          [
            '双方确认账号晚到八个工作日，其中五天由需求方造成。',
            'Both confirm that the account came eight working days late, five of them because of the buyer.',
          ],
          ['里程碑1晚交不超过五天的，不算服务商延误。', 'Up to five days of delay of milestone 1 do not count as a delay of the vendor.'],
        ),
        grounds: one(['登记的日期与双方所述一致。', 'The dates on record agree with what both sides say.']),
        accepted: [0.215, 0.23],
      },
    },
  },
  {
    request: 'chian-kingdee',
    at: 0.845,
    side: 'buyer',
    criterion: [1, 1],
    title: one(['平台改单后金蝶里出现两张单据', 'A changed order appears twice in Kingdee']),
    claim: one(
      [
        '里程碑1验收通过以后，平台一改单，金蝶里就多出一张草稿。',
        'Since milestone 1 was accepted, each changed order leaves one more draft in Kingdee.',
      ],
      ['仓库按两张单据各备了一次货，已经发生三次。', 'The warehouse has picked goods for both drafts three times.'],
    ),
    wanted: one([
      '请免费改到同一张单据上，并补做一次改单测试。',
      'Put changes on the same draft free of charge, and repeat the test of a changed order.',
    ]),
    answer: {
      at: 0.87,
      text: one(
        ['The test cases held new orders only; a changed order was not among them.', '测试用例里只有新订单，没有改单。'],
        ['We will correct it, but the retest on site is extra work.', '我们愿意改正，但现场复测属于额外工作。'],
      ),
    },
    mediation: {
      at: 0.9,
      by: 'mod-lin',
      said: [
        {
          at: 0.915,
          by: 'mediator',
          asks: 'both',
          text: one(
            ['验收时是否做过改单？', 'Was a changed order tried at the acceptance?'],
            ['复测能否远程完成？', 'Can the retest be done remotely?'],
          ),
        },
        {
          at: 0.935,
          by: 'buyer',
          text: one(['验收时没有做改单，可以远程复测。', 'No changed order was tried then. A remote retest is fine with us.']),
        },
        {
          at: 0.95,
          by: 'vendor',
          text: one(['A remote retest takes us half a day, which we do not charge.', '远程复测只需半天，我们不收费。']),
        },
      ],
    },
  },
]
