import { awardedBids } from './bids-awarded'
import { awardedDalianBids } from './bids-awarded-dalian'
import { openedBids } from './bids-opened'
import { readableBids } from './bids-readable'
import { sealedBids } from './bids-sealed'
import { togetherBids } from './bids-together'
import { unsuccessfulBids } from './bids-unsuccessful'
import { type AwardSeed, type BidSeed, one } from './content'

export const bids: readonly BidSeed[] = [
  ...sealedBids,
  ...openedBids,
  ...readableBids,
  ...awardedBids,
  ...awardedDalianBids,
  ...unsuccessfulBids,
  ...togetherBids,
]

/** Each award with the buyer's words, which every bidder reads in its own language. */
export const awards = [
  {
    request: 'guanghe-drawings',
    bid: 'drawings-lalbagh',
    daysAgo: 54,
    code: 'bestApproach',
    words: one(
      [
        '旧文件怎么理、BOM怎么进金蝶，方案写得最清楚，一看就是干过的。',
        'This bid explained most clearly how to sort the old files and how the BOM reaches Kingdee; one can see that they have done it before.',
      ],
      ['价格略高，但少返工两次就回来了。', 'Its price is slightly higher, but two avoided reworks pay for that.'],
    ),
  },
  {
    request: 'peifeng-vision',
    bid: 'castings-drishti',
    daysAgo: 36,
    code: 'bestApproach',
    words: one(
      [
        '用高度轮廓区分氧化皮和砂眼，正好解决我们最头疼的误判。',
        'Using height profiles to tell scale from sand holes solves exactly the misjudgement that troubles us most.',
      ],
      ['先在浦那搭好再来现场，停线时间最短。', 'Building the station in Pune before coming to the plant keeps our downtime shortest.'],
    ),
  },
  {
    request: 'chian-kingdee',
    bid: 'kingdee-indrayani',
    daysAgo: 80,
    code: 'bestValue',
    words: one(
      [
        '四条要求全部覆盖，有金蝶K3 WISE的经验，价格居中。',
        'It covers all four requirements, brings experience with Kingdee K3 WISE and is in the middle on price.',
      ],
      ['草稿由计划员确认这一点，我们最放心。', 'That drafts wait for our planner is what reassures us most.'],
    ),
  },
  {
    request: 'haifa-delphi',
    bid: 'delphi-golconda',
    daysAgo: 148,
    code: 'experience',
    words: one(
      [
        '只有这家愿意先救活旧程序再谈替换，Delphi经验也最足。',
        'Only this vendor was willing to save the old program before talking about replacement, and it has the most Delphi experience.',
      ],
      [
        '迁移演练两次、旧服务器留30天，考虑得周全。',
        'Two rehearsals of the move and the old server kept for 30 days show careful thought.',
      ],
    ),
  },
  {
    request: 'ruicheng-leaks',
    bid: 'leaks-drishti',
    daysAgo: 62,
    code: 'bestApproach',
    words: one([
      '拿不准的交给检验员，判定依据看得见，份额也公平。',
      'What is not sure goes to an inspector, the reason can be seen, and the shares are fair.',
    ]),
  },
] satisfies AwardSeed[]
