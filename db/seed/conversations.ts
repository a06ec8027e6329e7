import { type Bilingual, one } from './content'

/** Something that one side said; points in time are shares as in `engagements.ts`. */
export type MessageSeed = {
  at: number
  side: 'buyer' | 'vendor'
  text: Bilingual
  /** Nobody has translated it yet. */
  isFresh?: true
}

/** What the two sides of an engagement wrote to each other, by key of the request. */
export const conversations: Readonly<Record<string, readonly MessageSeed[]>> = {
  'chian-kingdee': [
    {
      at: 0.105,
      side: 'vendor',
      text: one(
        ['Which of the three portals shall we connect first?', '三家平台先接哪一家？'],
        ['We suggest the one with the most changes in a week.', '我们建议先接每周改单最多的那家。'],
      ),
    },
    {
      at: 0.115,
      side: 'buyer',
      text: one(
        ['先接有接口文档的那家，它改单也最多。', 'Connect the one with the documented interface first; it also changes orders most often.'],
        ['测试账号这两天开好。', 'The test account will be ready in a day or two.'],
      ),
    },
    {
      at: 0.833,
      side: 'buyer',
      text: one(
        [
          '扣款单在平台的“结算”菜单里，不在“订单”菜单里。',
          'The deductions are in the portal’s “Settlement” menu, not in the “Orders” menu.',
        ],
        ['每月5日出单，请按这个时间取。', 'They are issued on the 5th of each month, so fetch them then.'],
      ),
    },
    {
      at: 0.838,
      side: 'vendor',
      text: one(
        ['Thank you, so far we have read only the order menu.', '谢谢，我们之前只读取了订单菜单。'],
        ['We will read both and check every hour.', '两个菜单我们都会读取，每小时检查一次。'],
      ),
    },
    {
      at: 0.985,
      side: 'vendor',
      isFresh: true,
      text: one(['Please try it with the deductions of last month first.']),
    },
  ],
}
