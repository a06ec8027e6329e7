import { lines, one, type RequestSeed } from './content'

/** Seafood retail, Dalian. */
export const retailRequests = [
  {
    key: 'bowei-stock',
    buyer: 'bowei',
    corridor: 'dalian-hyderabad',
    language: 'zh-CN',
    state: 'open',
    writtenDaysAgo: 11,
    publishedDaysAgo: 6,
    closesInDays: 9,
    verifiedBy: { translator: 'mod-lin', reviewer: 'mod-ananya' },
    title: one(['23家门店、冷库和线上商城库存打通', 'One stock for 23 shops, a cold store and an online shop']),
    summary: one([
      '门店收银、冷库管理和微商城三套系统库存对不上，要做一个统一的批次库存和调拨平台。',
      'The stock figures of shop tills, cold store and WeChat shop do not agree, and we need one platform for batch stock and transfers.',
    ]),
    problem: lines(
      [
        [
          '线上卖出的货门店没有，门店压的货线上看不到。',
          'What is sold online is not in the shops, and what lies in the shops is not seen online.',
        ],
        ['周末退单率8%，客户骂，员工也累。', 'At weekends 8% of orders are cancelled; customers complain, and our staff are worn out.'],
      ],
      [
        [
          '海鲜讲究先进先出，现在批次只写在箱子上，临期货常常发现晚了。',
          'Seafood must be sold first in, first out, but batches are only written on boxes, and goods close to their date are often found too late.',
        ],
      ],
    ),
    systems: one(
      [
        '门店收银用思迅商锐10，冷库用一套2015年的C/S软件，商城在有赞。',
        'Shop tills run on Sixun Shangrui 10, the cold store on a client-server program of 2015, and the online shop on Youzan.',
      ],
      ['冷库温度-18℃，手持终端要防冻。', 'The cold store is at -18 °C, so handheld terminals must withstand frost.'],
      ['商品约2600个，其中称重商品占一半。', 'There are about 2,600 articles, half of them sold by weight.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '三套系统的销售和库存每3分钟汇总一次，线上可售数自动更新。',
          'Sales and stock of the three systems are combined every 3 minutes, and the quantity offered online follows by itself.',
        ]),
        acceptance: one(['试运行2周，因缺货的退单率降到2%以下。', 'Over 2 weeks of trial, cancellations for lack of stock fall below 2%.']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '按批次和捕捞日期管理，临期3天自动提醒并建议调拨。',
          'Manage by batch and catch date; 3 days before expiry, a notice suggests a transfer.',
        ]),
        acceptance: one(['抽查100个批次，日期和数量准确率99%。', 'For 100 batches picked at random, dates and quantities are 99% right.']),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '店长在手机上要货、调拨、盘点，微信小程序即可。',
          'Shop managers order, transfer and count on the phone; a WeChat mini program is enough.',
        ]),
        acceptance: one([
          '5名店长经过1小时培训后独立完成全部操作。',
          'After 1 hour of training, 5 shop managers do everything by themselves.',
        ]),
      },
      {
        key: 'r4',
        level: 'must',
        what: one([
          '称重商品按千克管理，允许设置自然损耗率。',
          'Articles sold by weight are kept in kg, with a natural loss that can be set.',
        ]),
        acceptance: one(['连续7天，账面与实盘相差不超过1.5%。', 'For 7 days in a row, books and count differ by no more than 1.5%.']),
      },
      {
        key: 'r5',
        level: 'should',
        what: one(['每天生成各店损耗和周转报表。', 'Report loss and turnover of each shop every day.']),
        acceptance: one(['早上6点前发出，数字与财务一致。', 'It goes out before 6 in the morning and agrees with finance.']),
      },
    ],
    vertical: 'retail',
    division: '52',
    technologies: ['wms', 'mobile', 'integration'],
    serviceKind: 'integration',
    currency: 'CNY',
    budgetMin: 300000,
    budgetMax: 450000,
    biddingDays: 10,
    startWish: 'month',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'bowei-forecast',
    buyer: 'bowei',
    corridor: 'dalian-hyderabad',
    language: 'zh-CN',
    state: 'needs_info',
    writtenDaysAgo: 5,
    title: one(['门店次日订货量预测']),
    summary: one(['根据历史销售、天气和节日，预测每家店第二天要订多少货。']),
    problem: one(['店长凭感觉订货，好卖的断货，不好卖的打折甩。'], ['每月损耗约38万元。']),
    systems: one(['销售数据有3年，在思迅系统里。']),
    requirements: [
      { key: 'r1', level: 'must', what: one(['每天下午4点给出各店订货建议。']), acceptance: one(['损耗明显下降。']) },
      { key: 'r2', level: 'must', what: one(['店长可以修改建议，系统记录修改原因。']), acceptance: one(['修改记录可查。']) },
      { key: 'r3', level: 'should', what: one(['考虑天气、潮汐和节假日。']), acceptance: one(['节假日预测比店长准。']) },
    ],
    vertical: 'retail',
    division: '52',
    technologies: ['ai', 'analytics'],
    serviceKind: 'data',
    currency: 'CNY',
    budgetMin: 80000,
    budgetMax: 150000,
    biddingDays: 10,
    startWish: 'flexible',
    workplace: 'remote',
    confidentiality: 'open',
    wantsConfirm: false,
    triage: {
      daysAgo: 4,
      moderator: 'mod-lin',
      code: 'unclear',
      note: one(
        [
          '姜总您好，需求方向很清楚，但验收标准还不能量化，印方没法报价。',
          'Dear Ms Jiang, the aim is clear, but the acceptance criteria cannot be measured yet, so vendors cannot name a price.',
        ],
        [
          '请补充三点：一是“损耗明显下降”希望降多少、跟哪个时段比。',
          'Please add three points: first, by how much waste should fall, and compared with which period.',
        ],
        ['二是节假日预测准不准，用什么指标衡量。', 'Second, by which figure you judge the forecast for holidays.'],
        [
          '三是3年数据里有没有记录缺货，缺货会让模型低估销量。',
          'Third, whether the 3 years of data record when goods were out of stock, since otherwise the model underestimates sales.',
        ],
      ),
    },
  },
  {
    key: 'bowei-members',
    buyer: 'bowei',
    corridor: 'dalian-hyderabad',
    language: 'zh-CN',
    state: 'cancelled',
    writtenDaysAgo: 46,
    publishedDaysAgo: 40,
    closesInDays: -28,
    verifiedBy: { translator: 'mod-ananya', reviewer: 'mod-lin' },
    title: one(['会员积分与优惠券小程序', 'Mini program for member points and coupons']),
    summary: one([
      '23家店统一会员，线上线下积分通用，发券能看到效果。',
      'One membership for 23 shops, points valid online and offline, and coupons whose effect can be seen.',
    ]),
    problem: lines([
      [
        '会员资料分散在收银系统和有赞里，同一个人有两个号。',
        'Member data is spread over tills and Youzan, and the same person has two numbers.',
      ],
      [
        '发了4万张券，用了多少、带来多少新客，没有数。',
        'We issued 40,000 coupons and do not know how many were used or how many new customers they brought.',
      ],
    ]),
    systems: one([
      '收银为思迅商锐10，商城为有赞，会员约11万人。',
      'Tills run on Sixun Shangrui 10, the shop on Youzan, and there are about 110,000 members.',
    ]),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one(['按手机号合并会员，积分余额不丢。', 'Merge members by phone number without losing points.']),
        acceptance: one(['抽查500人，积分合计一致。', 'For 500 members picked at random, the sum of points is the same.']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one(['小程序查积分、领券、到店核销。', 'The mini program shows points, hands out coupons and redeems them in the shop.']),
        acceptance: one(['高峰时核销不超过2秒。', 'Redeeming takes no more than 2 seconds at peak time.']),
      },
      {
        key: 'r3',
        level: 'should',
        what: one(['按活动统计核销率和复购率。', 'Report redemption and repeat purchases by campaign.']),
        acceptance: one(['次日早上能看到前一天的数据。', 'Yesterday’s figures are there the next morning.']),
      },
    ],
    vertical: 'retail',
    division: '52',
    technologies: ['mobile', 'integration'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 90000,
    budgetMax: 130000,
    biddingDays: 8,
    startWish: 'quarter',
    workplace: 'remote',
    confidentiality: 'open',
    wantsConfirm: false,
    ending: {
      daysAgo: 33,
      code: 'needChanged',
      words: one(
        [
          '库存还没打通，先做会员等于让客户更快发现我们没货。',
          'Our stock is not joined up yet, and starting with members would only show customers sooner that we are out of stock.',
        ],
        [
          '先把库存项目做完，会员明年再发布，对花了时间的各位表示歉意。',
          'We will finish the stock project first and post this again next year, with our apologies to everyone who spent time on it.',
        ],
      ),
    },
  },
] satisfies RequestSeed[]
