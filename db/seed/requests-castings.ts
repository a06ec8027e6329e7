import { lines, one, type RequestSeed } from './content'

/** Iron castings, Xuzhou. */
export const castingRequests = [
  {
    key: 'peifeng-energy',
    buyer: 'peifeng',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'open',
    writtenDaysAgo: 10,
    publishedDaysAgo: 6,
    closesInDays: 8,
    verifiedBy: { translator: 'mod-rohan', reviewer: 'mod-lin' },
    title: one(['中频炉单炉能耗监测与错峰排炉', 'Energy per heat of induction furnaces, and off-peak melting']),
    summary: one([
      '4台中频炉每一炉用了多少电、保温空耗多少，自动算出来，再按峰谷电价建议开炉时间。',
      'Calculate for 4 induction furnaces how much power each heat uses and how much is lost in holding, then suggest melting times that follow peak and off-peak tariffs.',
    ]),
    problem: lines([
      [
        '电费一个月130万元左右，只有一张总表，摊不到炉次。',
        'Electricity is about CNY 1,300,000 a month, on one main meter, and cannot be allotted to heats.',
      ],
      [
        '同样的牌号，不同班组每吨电耗能差60度，原因说不清。',
        'For the same grade, different teams differ by 60 kWh per tonne, and nobody can say why.',
      ],
      ['峰谷价差很大，但排炉还是按老习惯。', 'The gap between peak and off-peak prices is large, but we still melt by old habit.'],
    ]),
    systems: one(
      [
        '3吨中频炉2台、5吨中频炉2台，电源柜有RS485口，走Modbus RTU。',
        'There are 2 furnaces of 3 t and 2 of 5 t; the power cabinets have an RS485 port that speaks Modbus RTU.',
      ],
      [
        '配电室有6块威胜电表，炉前有直读光谱仪1台。',
        'The substation has 6 Wasion meters, and at the furnaces there is 1 optical emission spectrometer.',
      ],
      ['炉前粉尘大，夏天柜内温度超过50℃。', 'There is much dust at the furnaces, and in summer the cabinets are hotter than 50 °C.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '每炉自动记录起止时间、用电量、装料量和出铁温度。',
          'Record for each heat its start and end, energy, charge weight and tapping temperature automatically.',
        ]),
        acceptance: one([
          '连续100炉，用电量与电表读数相差不超过1.5%。',
          'Over 100 heats in a row, energy differs from the meter by no more than 1.5%.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '把熔化、保温、等待分开统计，超时等待有提醒。',
          'Keep melting, holding and waiting apart, and give notice when waiting runs over.',
        ]),
        acceptance: one([
          '抽查30炉，三段时间与人工记录相差不超过2分钟。',
          'For 30 heats picked at random, the times of the three phases differ from manual records by no more than 2 minutes.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '按次日造型计划和分时电价，给出排炉建议和预计电费。',
          'Suggest a melting plan from the next day’s moulding plan and the tariff, with its expected cost.',
        ]),
        acceptance: one([
          '按建议运行1个月，每吨铁水电费下降4%以上。',
          'After running by the suggestions for 1 month, the power cost per tonne of iron has fallen by at least 4%.',
        ]),
      },
      {
        key: 'r4',
        level: 'should',
        what: one([
          '班组每吨电耗排名，每周发到车间大屏。',
          'Rank the teams by energy per tonne and show it on the shop screen every week.',
        ]),
        acceptance: one(['排名数据与月报一致。', 'The ranking agrees with the monthly report.']),
      },
    ],
    notes: one([
      '停炉检修固定在每周日白天，接线只能那时做。',
      'Furnaces stop for maintenance on Sundays in daytime, and wiring is possible only then.',
    ]),
    vertical: 'manufacturing',
    division: '33',
    technologies: ['iot', 'analytics', 'ai'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 150000,
    budgetMax: 240000,
    biddingDays: 10,
    startWish: 'month',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'peifeng-vision',
    buyer: 'peifeng',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'awarded',
    writtenDaysAgo: 76,
    publishedDaysAgo: 70,
    closesInDays: -51,
    verifiedBy: { translator: 'mod-ananya', reviewer: 'mod-chen' },
    title: one(['减速机壳体铸件表面缺陷视觉检测', 'Visual inspection of gearbox housing castings for surface defects']),
    summary: one([
      '在清理线末端用相机自动找砂眼、气孔和冷隔，替代两班6名目检工。',
      'Find sand holes, blowholes and cold shuts by camera at the end of the fettling line, in place of 6 visual inspectors on two shifts.',
    ]),
    problem: lines([
      [
        '目检工流动大，漏检率在4%上下，客户已经扣过两次款。',
        'Inspectors come and go, about 4% of defects slip through, and the customer has deducted money twice.',
      ],
      [
        '壳体型号有37种，表面有氧化皮，光线一变就看不准。',
        'There are 37 types of housing with scale on their surface, and when the light changes the eye is easily misled.',
      ],
    ]),
    systems: one(
      [
        '清理线末端有辊道，节拍45秒一件，件重18到65千克。',
        'The fettling line ends on a roller conveyor with a cycle of 45 seconds; pieces weigh 18 to 65 kg.',
      ],
      ['现场有压缩空气和380V电源，没有相机。', 'Compressed air and 380 V are on site; there is no camera yet.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '识别直径1.5毫米以上的砂眼、气孔和长度5毫米以上的冷隔。',
          'Detect sand holes and blowholes of more than 1.5 mm and cold shuts longer than 5 mm.',
        ]),
        acceptance: one([
          '用400件盲样测试，漏检率不超过0.5%，误检率不超过5%。',
          'On 400 blind samples, no more than 0.5% of defects are missed, and no more than 5% of good pieces are rejected.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one(['自动识别37种型号，换型不用人工选择。', 'Recognise the 37 types automatically, without manual choice at a changeover.']),
        acceptance: one(['连续2000件，型号识别错误不超过2件。', 'Of 2,000 pieces in a row, no more than 2 are taken for the wrong type.']),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '图像和模型都留在厂内服务器，我们自己能补充样本重新训练。',
          'Images and models stay on a server in the plant, and we can add samples and retrain by ourselves.',
        ]),
        acceptance: one([
          '我方技术员按手册独立完成一次新型号的训练和上线。',
          'Our technician trains and releases one new type alone, following the manual.',
        ]),
      },
      {
        key: 'r4',
        level: 'should',
        what: one(['缺陷按模号、班次统计，发给造型车间。', 'Report defects by pattern number and shift to the moulding shop.']),
        acceptance: one(['统计延迟不超过1小时。', 'The report lags by no more than 1 hour.']),
      },
    ],
    vertical: 'manufacturing',
    division: '33',
    technologies: ['vision', 'ai', 'qms'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 320000,
    budgetMax: 460000,
    biddingDays: 12,
    startWish: 'month',
    workplace: 'mixed',
    confidentiality: 'nda',
    wantsConfirm: true,
  },
  {
    key: 'peifeng-charge',
    buyer: 'peifeng',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'submitted',
    writtenDaysAgo: 1,
    title: one(['球墨铸铁配料和球化处理计算']),
    summary: one(['根据光谱成分和库存炉料，算最便宜的配料单和球化剂加入量。']),
    problem: one(['配料靠炉工经验，回炉料和废钢比例忽高忽低。'], ['球化不良的废品一个月有40多吨，多半跟铁水成分波动有关。']),
    systems: one(['直读光谱仪能导出文本文件。'], ['行车称重仪表带RS232接口。'], ['常做牌号有QT450-10、QT500-7和HT250。']),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one(['按牌号成分要求、炉料价格和库存，给出成本最低的配料单。']),
        acceptance: one(['用过去60炉验证，每吨炉料成本降低80元以上，成分合格。']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one(['炉前取样后2分钟内给出补料和球化剂用量。']),
        acceptance: one(['连续50炉，终点碳当量偏差不超过0.05。']),
      },
      { key: 'r3', level: 'should', what: one(['球化等级与处理参数关联分析。']), acceptance: one(['每周自动出一份报告。']) },
    ],
    vertical: 'manufacturing',
    division: '33',
    technologies: ['analytics', 'ai'],
    serviceKind: 'data',
    currency: 'CNY',
    budgetMin: 100000,
    budgetMax: 150000,
    biddingDays: 10,
    startWish: 'quarter',
    workplace: 'remote',
    confidentiality: 'open',
    wantsConfirm: false,
  },
] satisfies RequestSeed[]
