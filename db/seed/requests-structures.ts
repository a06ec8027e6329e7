import { lines, one, type RequestSeed } from './content'

/** Welded structures of excavators, Xuzhou. */
export const structureRequests = [
  {
    key: 'tiebi-weld',
    buyer: 'tiebi',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'open',
    writtenDaysAgo: 9,
    publishedDaysAgo: 5,
    closesInDays: 9,
    verifiedBy: { translator: 'mod-chen', reviewer: 'mod-rohan' },
    title: one(['动臂斗杆焊缝质量追溯系统', 'Weld traceability for booms and sticks']),
    summary: one([
      '每件动臂、斗杆从下料到喷涂一码到底，谁焊的、用什么参数、探伤结果如何，扫码就能查。',
      'One code follows every boom and stick from cutting to painting, and a scan shows who welded it, with which parameters and with what test result.',
    ]),
    problem: lines(
      [
        [
          '主机厂从明年起要求每件结构件提供焊接追溯记录，没有就不能入围。',
          'From next year our customers require a welding record for each structure, and without it we cannot be on their list.',
        ],
        [
          '现在焊工在纸卡上签名，探伤报告存在质检电脑里，两边对不上。',
          'Today welders sign a paper card while the flaw detection reports sit on a computer in inspection, and the two do not match.',
        ],
      ],
      [
        [
          '上个月一根动臂开裂，查了4天也没查清是哪台机器人焊的。',
          'Last month a boom cracked, and after 4 days of searching we still did not know which robot had welded it.',
        ],
      ],
    ),
    systems: lines(
      [
        [
          '焊接机器人18台，其中12台安川MA2010，6台国产，焊机为麦格米特Artsen Plus。',
          'There are 18 welding robots, 12 of them Yaskawa MA2010 and 6 of a Chinese make, with Megmeet Artsen Plus power sources.',
        ],
        ['手工焊位30个，焊机不联网。', 'There are 30 manual stations whose machines are not connected.'],
      ],
      [
        [
          'ERP用鼎捷易飞，探伤用超声，报告是Word文件。',
          'The ERP is Digiwin Yifei; flaw detection is ultrasonic, and its reports are Word files.',
        ],
      ],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '每件产品在下料时打码，经过拼点、焊接、探伤、喷涂4道工序时扫码登记。',
          'Mark each product with a code at cutting and register it by scanning in 4 operations: tacking, welding, flaw detection and painting.',
        ]),
        acceptance: one([
          '试运行1个月，抽查50件，工序记录完整率100%。',
          'After 1 month of trial, 50 pieces picked at random have 100% complete records.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '采集12台安川机器人的程序号、电流、电压和焊接速度，按焊缝保存。',
          'Collect program number, current, voltage and speed from the 12 Yaskawa robots and store them per weld.',
        ]),
        acceptance: one([
          '与机器人示教器显示值比对，电流偏差不超过3%。',
          'Compared with the display of the teach pendant, the current differs by no more than 3%.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '焊工证到期或焊接项目不符时，系统不允许开工。',
          'Work cannot start when a welder’s certificate has expired or does not cover the job.',
        ]),
        acceptance: one(['用6个设定的场景测试，全部正确拦截。', 'In 6 staged cases, every one is stopped correctly.']),
      },
      {
        key: 'r4',
        level: 'must',
        what: one([
          '按件导出追溯报告，格式符合主机厂的样表。',
          'Export a traceability report per piece in the layout of our customer’s sample.',
        ]),
        acceptance: one(['2家主机厂的质量代表确认可用。', 'The quality representatives of 2 customers confirm that it is usable.']),
      },
      {
        key: 'r5',
        level: 'should',
        what: one(['统计每个焊工和每台机器人的一次合格率。', 'Show the first-pass yield of each welder and each robot.']),
        acceptance: one([
          '与质检部上月手工统计一致。',
          'The figures agree with the manual statistics of the quality department for last month.',
        ]),
      },
    ],
    vertical: 'manufacturing',
    division: '35',
    technologies: ['qms', 'mobile', 'integration'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 220000,
    budgetMax: 320000,
    biddingDays: 10,
    startWish: 'month',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'tiebi-nesting',
    buyer: 'tiebi',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'suspended',
    writtenDaysAgo: 14,
    publishedDaysAgo: 9,
    closesInDays: 5,
    verifiedBy: { translator: 'mod-ananya', reviewer: 'mod-chen' },
    title: one(['钢板套料软件二次开发', 'Extending our plate nesting software']),
    summary: one([
      '在现有套料软件上加余料管理，让库里的余料先用掉。',
      'Add the management of offcuts to our nesting software, so that offcuts in stock are used first.',
    ]),
    problem: lines([
      [
        '我们每月用钢板2100吨，余料堆了300多吨，找起来费劲，多半当废钢卖了。',
        'We use 2,100 tonnes of plate a month and have piled up more than 300 tonnes of offcuts, which are hard to find and mostly end up as scrap.',
      ],
      ['套料员只看整板，不看余料。', 'Our nesting staff look only at full plates, never at offcuts.'],
    ]),
    systems: one(
      [
        '等离子切割机4台，激光切割机2台，套料软件是2016年买的。',
        'There are 4 plasma cutters and 2 laser cutters; the nesting software was bought in 2016.',
      ],
      ['余料没有编号，用粉笔写尺寸。', 'Offcuts have no number, and their size is written on them in chalk.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '余料贴码入库，记录形状、厚度、材质和位置。',
          'Label offcuts and book them into stock with shape, thickness, grade and place.',
        ]),
        acceptance: one(['抽查100块余料，账实相符率98%。', 'For 100 offcuts picked at random, records and stock agree in 98% of cases.']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one(['套料时优先推荐可用余料。', 'When nesting, usable offcuts are suggested first.']),
        acceptance: one([
          '用上月20个任务回放，钢板利用率提高2个百分点以上。',
          'Replayed on 20 jobs of last month, plate utilisation rises by at least 2 percentage points.',
        ]),
      },
      {
        key: 'r3',
        level: 'should',
        what: one(['按月统计利用率和余料消耗。', 'Report utilisation and the use of offcuts by month.']),
        acceptance: one(['报表与财务盘点相差不超过1%。', 'The report differs from the stocktaking of finance by no more than 1%.']),
      },
    ],
    vertical: 'manufacturing',
    division: '35',
    technologies: ['integration', 'wms'],
    serviceKind: 'customisation',
    currency: 'CNY',
    budgetMin: 80000,
    budgetMax: 120000,
    biddingDays: 10,
    startWish: 'flexible',
    workplace: 'remote',
    confidentiality: 'nda',
    wantsConfirm: false,
    ending: {
      daysAgo: 3,
      code: 'complaint',
      words: one(
        [
          '原软件厂商来函，对二次开发的授权提出异议。',
          'The maker of the original software has written to us and disputes the right to extend it.',
        ],
        [
          '请铁臂公司提供许可合同，核对后恢复报价，期间报价期停止计时。',
          'Tiebi is asked for its licence contract; bidding resumes once it has been checked, and the clock stands still until then.',
        ],
      ),
    },
  },
  {
    key: 'tiebi-paint',
    buyer: 'tiebi',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'in_translation',
    writtenDaysAgo: 6,
    translation: {
      stage: 'changes_requested',
      translator: 'mod-lin',
      reviewer: 'mod-ananya',
      remarks: [
        {
          field: 'problem',
          line: 0,
          sentence: 1,
          words: 'The source says the furnace is held hot during gaps, not only that gas is wasted. Please say so.',
        },
        {
          field: 'requirement.r1.acceptance',
          line: 0,
          sentence: 0,
          words: 'Name the instrument: the source compares with the gas company’s meter.',
        },
      ],
    },
    title: one(['喷涂线天然气和涂料用量监测', 'Monitoring gas and paint consumption on the coating line']),
    summary: one([
      '弄清每班、每件结构件用了多少天然气和涂料，找出浪费在哪里。',
      'Find out how much gas and paint each shift and each structure uses, and where it is wasted.',
    ]),
    problem: lines([
      [
        '喷涂线一年天然气费190万元，分不清是烘干用的还是空烧的。',
        'The coating line burns gas for CNY 1,900,000 a year, and we cannot tell drying from idle burning.',
      ],
      ['工件断档时烘道一直保温，没人敢关。', 'When there is a gap between workpieces, gas is wasted, and nobody dares to switch off.'],
    ]),
    systems: one(
      ['烘道2条，燃烧机为麦克森，控制是西门子S7-1200。', 'There are 2 drying ovens with Maxon burners, controlled by Siemens S7-1200.'],
      ['涂料为水性漆，供漆间有4个搅拌罐。', 'The paint is water-based, and the paint kitchen has 4 mixing tanks.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one(['按烘道、班次统计用气量，区分生产和空载。', 'Record gas use by oven and shift, and separate production from idling.']),
        acceptance: one(['与燃气公司总表月度相差不超过3%。', 'The monthly figure differs by no more than 3%.']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '断档超过15分钟时提示降温，并记录谁确认的。',
          'Suggest lowering the temperature after a gap of more than 15 minutes and record who confirmed it.',
        ]),
        acceptance: one(['模拟10次断档，提示全部准确。', 'In 10 simulated gaps, every suggestion is correct.']),
      },
      {
        key: 'r3',
        level: 'should',
        what: one(['按产品型号统计单件涂料用量。', 'Record paint per piece by product type.']),
        acceptance: one([
          '与供漆间周盘点相差不超过5%。',
          'The figure differs from the weekly stocktaking of the paint kitchen by no more than 5%.',
        ]),
      },
    ],
    vertical: 'manufacturing',
    division: '35',
    technologies: ['iot', 'analytics'],
    serviceKind: 'data',
    currency: 'CNY',
    budgetMin: 90000,
    budgetMax: 130000,
    biddingDays: 8,
    startWish: 'quarter',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
  },
] satisfies RequestSeed[]
