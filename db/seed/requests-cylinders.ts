import { lines, one, type RequestSeed } from './content'

/** Hydraulic cylinders, Xuzhou. */
export const cylinderRequests = [
  {
    key: 'ruicheng-bench',
    buyer: 'ruicheng',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'open',
    writtenDaysAgo: 17,
    publishedDaysAgo: 11,
    closesInDays: 6,
    verifiedBy: { translator: 'mod-lin', reviewer: 'mod-ananya' },
    title: one(['油缸试压台数据入库和出厂报告', 'Test bench data and delivery reports for hydraulic cylinders']),
    summary: one([
      '3台试压台的曲线自动入库，每支油缸一份带二维码的出厂报告，泄漏趋势能提前看出来。',
      'Store the curves of 3 test benches automatically, issue one delivery report with a QR code for each cylinder, and see leakage trends early.',
    ]),
    problem: lines([
      [
        '试压数据现在存在各台工控机里，要查一支油缸得去翻U盘。',
        'Test data now sits on the computer of each bench, and to find one cylinder we dig through USB sticks.',
      ],
      [
        '主机厂来投诉内泄，我们拿不出当时的保压曲线，只能认赔。',
        'When a customer complains about internal leakage, we cannot show the pressure-holding curve of that day and have to pay.',
      ],
      ['上半年因为这个赔了26万元。', 'In the first half of the year this cost us CNY 260,000.'],
    ]),
    systems: lines(
      [
        [
          '试压台3台，最高压力50MPa，控制用三菱FX5U，上位机是组态王7.5。',
          'There are 3 benches for up to 50 MPa, controlled by Mitsubishi FX5U with KingView 7.5 on top.',
        ],
        ['每次试压导出一个CSV文件，约4000行。', 'Each test exports one CSV file of about 4,000 lines.'],
      ],
      [
        [
          '缸筒上已有激光打的二维码，含图号和流水号。',
          'Each barrel already carries a laser-marked QR code with drawing number and serial number.',
        ],
      ],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '试压结束后1分钟内，曲线和结论自动进数据库，与油缸二维码绑定。',
          'Within 1 minute after a test, curve and result are in the database and bound to the cylinder’s QR code.',
        ]),
        acceptance: one(['连续200支油缸不丢、不错绑。', 'For 200 cylinders in a row, none is lost and none is bound to the wrong code.']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '自动判定保压降、启动压力和爬行，判据可以按图号设置。',
          'Judge pressure drop, breakaway pressure and stick-slip automatically, with limits that can be set per drawing number.',
        ]),
        acceptance: one([
          '用100支已知好坏的油缸验证，判定与质检员一致率达到98%。',
          'On 100 cylinders of known quality, the verdict agrees with that of the inspector in 98% of cases.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '每支油缸生成PDF出厂报告，客户扫码可看，中英文两种版式。',
          'Generate a PDF delivery report for each cylinder that customers open by scanning, in a Chinese and an English layout.',
        ]),
        acceptance: one([
          '报告在扫码后3秒内打开，两种版式数字一致。',
          'A report opens within 3 seconds of scanning, and the figures in both layouts are the same.',
        ]),
      },
      {
        key: 'r4',
        level: 'should',
        what: one([
          '按密封件批次统计泄漏趋势，异常时提醒质检主管。',
          'Follow leakage by batch of seals and alert the head of inspection when it is abnormal.',
        ]),
        acceptance: one([
          '用去年的数据回放，能在退货发生前发现已知的2批问题密封件。',
          'Replayed on last year’s data, it finds the 2 known bad batches of seals before the returns happened.',
        ]),
      },
    ],
    notes: one(['试压台厂家同意配合开放通信口。', 'The maker of the benches has agreed to open the communication port.']),
    vertical: 'manufacturing',
    division: '34',
    technologies: ['analytics', 'qms', 'integration'],
    serviceKind: 'integration',
    currency: 'CNY',
    budgetMin: 110000,
    budgetMax: 160000,
    biddingDays: 10,
    startWish: 'asap',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
    amendment: {
      daysAgo: 4,
      note: one(
        [
          '新的第4台试压台年底前到货，一并纳入，预算相应提高。',
          'A new 4th bench arrives before the end of the year and becomes part of the work, and the budget rises accordingly.',
        ],
        [
          '第3条的扫码报告改为离线也能在厂内打开。',
          'For requirement 3, the report must now also open inside the plant without the internet.',
        ],
      ),
      budgetMin: 130000,
      budgetMax: 190000,
      fields: {
        systems: lines(
          [
            [
              '试压台4台，最高压力50MPa，前3台控制用三菱FX5U，上位机是组态王7.5。',
              'There are 4 benches for up to 50 MPa; the first 3 are controlled by Mitsubishi FX5U with KingView 7.5 on top.',
            ],
            ['第4台控制用汇川AM600，年底前到货。', 'The 4th is controlled by an Inovance AM600 and arrives before the end of the year.'],
            ['每次试压导出一个CSV文件，约4000行。', 'Each test exports one CSV file of about 4,000 lines.'],
          ],
          [
            [
              '缸筒上已有激光打的二维码，含图号和流水号。',
              'Each barrel already carries a laser-marked QR code with drawing number and serial number.',
            ],
          ],
        ),
        requirements: [
          {
            key: 'r3',
            level: 'must',
            what: one(
              [
                '每支油缸生成PDF出厂报告，客户扫码可看，中英文两种版式。',
                'Generate a PDF delivery report for each cylinder that customers open by scanning, in a Chinese and an English layout.',
              ],
              ['断外网时，厂内扫码也能打开。', 'When the internet is down, scanning inside the plant still opens it.'],
            ),
            acceptance: one(
              [
                '报告在扫码后3秒内打开，两种版式数字一致。',
                'A report opens within 3 seconds of scanning, and the figures in both layouts are the same.',
              ],
              ['拔掉外网后，厂内抽查20份全部能打开。', 'With the internet unplugged, all of 20 reports picked in the plant open.'],
            ),
          },
        ],
      },
    },
  },
  {
    key: 'ruicheng-quote',
    buyer: 'ruicheng',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'in_translation',
    writtenDaysAgo: 3,
    translation: { stage: 'claimed', translator: 'mod-rohan' },
    title: one(['油缸选型报价小工具', 'A small tool to configure and quote cylinders']),
    summary: one([
      '业务员输入缸径、行程和安装方式，当场出图号、重量和报价单，不用等技术部。',
      'Sales staff enter bore, stroke and mounting and get the drawing number, weight and quotation on the spot, without waiting for the engineering department.',
    ]),
    problem: lines([
      [
        '一张询价单要技术部算1到2天，小客户等不及就走了。',
        'An enquiry takes the engineering department 1 to 2 days, and small customers leave rather than wait.',
      ],
      [
        '报价靠老师傅的经验系数，新人报出来的价能差15%。',
        'Prices rest on the experience factors of an old hand, and a newcomer’s price can be 15% off.',
      ],
      ['我们有现成的计算表，但公式散在7个Excel里。'],
    ]),
    systems: one(['CAD用中望2023，标准件库约1200个零件。'], ['报价单模板是Word。']),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one(['按缸径、杆径、行程、压力和安装方式选型，自动校核稳定性和壁厚。']),
        acceptance: one(['用50份历史订单验证，选型结果与技术部一致。']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one(['材料价每周可更新，自动算成本和报价，毛利率权限分级。']),
        acceptance: one(['同一规格，报价与人工核算相差不超过1%。']),
      },
      {
        key: 'r3',
        level: 'should',
        what: one(['生成PDF报价单和外形图，手机上能转发。']),
        acceptance: one(['从输入到出报价单不超过1分钟。']),
      },
    ],
    vertical: 'manufacturing',
    division: '34',
    technologies: ['integration', 'mobile'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 60000,
    budgetMax: 90000,
    biddingDays: 8,
    startWish: 'month',
    workplace: 'remote',
    confidentiality: 'nda',
    wantsConfirm: false,
  },
] satisfies RequestSeed[]
