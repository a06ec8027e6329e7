import { type Bilingual, one } from './content'

/** A meeting of the two sides; points in time are shares as in `engagements.ts`. */
export type MeetingSeed = {
  proposed: number
  side: 'buyer' | 'vendor'
  title: Bilingual
  agenda: Bilingual
  place: string
  lengthMinutes: number
  /** On China's clock. One is taken on the next common working day, several wait for an answer on the days after seeding. */
  clocks: readonly string[]
  /** Held on the first common working day after this share, with minutes by the vendor that both have confirmed. */
  held?: {
    after: number
    attendees: string
    discussed: Bilingual
    decided: Bilingual
    actions: Bilingual
  }
}

/** Meetings by key of the request. */
export const meetings: Readonly<Record<string, readonly MeetingSeed[]>> = {
  'chian-kingdee': [
    {
      proposed: 0.13,
      side: 'vendor',
      title: one(['First connection to Kingdee', '金蝶首次对接']),
      agenda: one(
        ['We show how the first portal is read.', '我们演示怎样读取第一家平台。'],
        ['Please have somebody at hand who enters the orders today.', '请让现在录单的同事一起参加。'],
      ),
      place: 'https://meet.example/chian-kingdee',
      lengthMinutes: 60,
      clocks: ['14:00'],
      held: {
        after: 0.17,
        attendees: '徐静, Vikram Patil',
        discussed: one(
          ['We went through one week of orders and compared them with what was typed by hand.', '双方对照了一周的订单和手工录入的结果。'],
          ['Two orders differed, both because of a changed part number.', '有两张订单不一致，都是零件号变更造成的。'],
        ),
        decided: one([
          'Orders with a changed part number are held back until a person has looked at them.',
          '零件号有变更的订单先拦下，由人核对。',
        ]),
        actions: one(['Vikram Patil adds the list of orders that are held back.', 'Vikram Patil增加被拦订单的清单。']),
      },
    },
    {
      proposed: 0.982,
      side: 'buyer',
      title: one(['看一遍扣款单', 'Going through the deductions together']),
      agenda: one([
        '用上月的扣款单对一遍，再决定是否验收。',
        'We check them against last month’s deductions before we decide on acceptance.',
      ]),
      place: 'https://meet.example/chian-kingdee',
      lengthMinutes: 45,
      clocks: ['12:30', '14:00', '16:30'],
    },
  ],
}
