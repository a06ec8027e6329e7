import { lines, one, type RequestSeed } from './content'

/** Pharmaceutical packing and water supply, Guiyang. */
export const guiyangRequests = [
  {
    key: 'runcheng-pumps',
    buyer: 'runcheng',
    corridor: 'guiyang-bengaluru',
    language: 'zh-CN',
    state: 'open',
    writtenDaysAgo: 7,
    publishedDaysAgo: 1,
    closesInDays: 20,
    verifiedBy: { translator: 'mod-rohan', reviewer: 'mod-chen' },
    title: one(['146座小区泵房远程监测和报警', 'Remote monitoring and alarms for 146 pump rooms']),
    summary: one([
      '把146座二次供水泵房的压力、流量、水位、浊度和余氯接到一个平台，异常时先于居民知道。',
      'Bring pressure, flow, level, turbidity and residual chlorine of 146 secondary supply pump rooms onto one platform, so that we know of a fault before the residents do.',
    ]),
    problem: lines(
      [
        [
          '现在12名巡检员每天跑泵房抄表，一个人管12座，路上时间比抄表还长。',
          'Today 12 inspectors visit the pump rooms every day to take readings, each looks after 12 of them, and travelling takes longer than reading.',
        ],
        [
          '水泵跳停往往是居民打电话来我们才知道，平均晚40分钟。',
          'When a pump trips we mostly learn it from a resident’s call, 40 minutes late on average.',
        ],
      ],
      [
        [
          '有31座泵房在地下三层，手机信号弱，外地公司来看过都说不好做。',
          'In 31 pump rooms on the third basement level the mobile signal is weak, and companies that came to look said that it would be difficult.',
        ],
      ],
    ),
    systems: one(
      [
        '泵房控制柜以西门子S7-200 SMART和ABB变频器为主，共5种配置。',
        'Most control cabinets have a Siemens S7-200 SMART and ABB frequency converters, in 5 configurations.',
      ],
      [
        '压力表和流量计为4-20 mA输出，水质仪表走Modbus。',
        'Pressure and flow meters give 4-20 mA, and water quality instruments speak Modbus.',
      ],
      ['公司机房有2台虚拟化服务器，数据须存在本地。', 'Our server room has 2 virtualisation hosts, and data must be stored there.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '接入146座泵房，每30秒采集一次，断网时本地保存7天并补传。',
          'Connect 146 pump rooms with a reading every 30 seconds; when the network is down, 7 days are kept on site and sent later.',
        ]),
        acceptance: one(['连续30天，数据完整率99.5%。', 'Over 30 days in a row, 99.5% of the data is complete.']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '停泵、低压、溢水、水质超标分级报警，1分钟内到值班员手机，未确认自动升级。',
          'Alarms in grades for pump stop, low pressure, overflow and water quality reach the operator’s phone within 1 minute and escalate when not acknowledged.',
        ]),
        acceptance: one([
          '模拟40次故障，报警全部到达，误报不超过1次。',
          'In 40 simulated faults every alarm arrives, with no more than 1 false alarm.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '平台只监测不远程启停，控制权留在现场。',
          'The platform only monitors and does not start or stop anything; control stays on site.',
        ]),
        acceptance: one([
          '由我方请的第三方做安全测试，没有高危漏洞。',
          'A security test by a third party that we appoint finds no high-risk weakness.',
        ]),
      },
      {
        key: 'r4',
        level: 'must',
        what: one([
          '地图、泵房画面、历史曲线和日报，全中文，手机可看。',
          'Map, pump room pictures, trends and daily report, all in Chinese and readable on the phone.',
        ]),
        acceptance: one(['8名值班员试用1周，操作考核全部通过。', 'After 1 week of trial, all 8 operators pass a test.']),
      },
      {
        key: 'r5',
        level: 'should',
        what: one(['根据电流和启停次数提示水泵检修。', 'Suggest pump maintenance from current and number of starts.']),
        acceptance: one([
          '用去年23次故障回放，提前发现12次以上。',
          'Replayed on the 23 failures of last year, at least 12 are seen ahead.',
        ]),
      },
      {
        key: 'r6',
        level: 'should',
        what: one([
          '弱信号泵房给出经过现场验证的通信方案。',
          'For pump rooms with a weak signal, propose a way to communicate that was proved on site.',
        ]),
        acceptance: one([
          '在3座地下三层泵房试点，掉线率低于1%。',
          'In a pilot in 3 pump rooms on the third basement level, the connection is lost less than 1% of the time.',
        ]),
      },
    ],
    notes: one([
      '网关和传感器由我方采购，服务商列出推荐型号和数量即可。',
      'We buy gateways and sensors ourselves, and vendors only need to list recommended models and quantities.',
    ]),
    vertical: 'utilities',
    division: '46',
    technologies: ['iot', 'scada', 'analytics'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 480000,
    budgetMax: 720000,
    biddingDays: 15,
    startWish: 'quarter',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'runcheng-leaks',
    buyer: 'runcheng',
    corridor: 'guiyang-bengaluru',
    language: 'zh-CN',
    state: 'in_translation',
    writtenDaysAgo: 5,
    translation: { stage: 'in_review', translator: 'mod-ananya', reviewer: 'mod-chen' },
    title: one(['夜间最小流量漏损分析', 'Leak analysis from minimum night flow']),
    summary: one([
      '用28个分区的夜间流量找出漏损大的片区，让检漏队先去最该去的地方。',
      'Find the zones with the highest losses from the night flow of 28 zones, and send the leak detection team first to where it matters most.',
    ]),
    problem: lines([
      [
        '漏损率17%，每年白白流走的水价值超过600万元。',
        'Losses are 17%, and the water that runs away each year is worth more than CNY 6,000,000.',
      ],
      [
        '检漏队6个人，全靠经验定路线，挖空的时候不少。',
        'The 6 people of the leak detection team choose their route by experience and often dig in vain.',
      ],
    ]),
    systems: one(
      [
        '分区流量计28台，15分钟一个数，已有2年数据，存在MySQL里。',
        'There are 28 zone meters with a value every 15 minutes, and 2 years of data in MySQL.',
      ],
      ['营收系统能导出各小区月用水量。', 'The billing system exports the monthly use of each estate.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one(['每天早上给出28个分区的漏损估算和排名。', 'Every morning, give an estimate of losses and a ranking of the 28 zones.']),
        acceptance: one([
          '用过去50次检漏记录验证，前5名命中率60%以上。',
          'Checked against 50 past leak searches, at least 60% of the leaks lay in the first 5 zones.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one(['识别新增漏点，并区分表计故障。', 'Recognise new leaks and tell them from meter faults.']),
        acceptance: one([
          '模拟10次阀门放水，48小时内发现9次以上。',
          'Of 10 simulated leaks by opening a valve, at least 9 are found within 48 hours.',
        ]),
      },
      {
        key: 'r3',
        level: 'should',
        what: one([
          '检漏结果在手机上回填，模型每月更新。',
          'The team enters its findings on the phone, and the model is updated every month.',
        ]),
        acceptance: one(['检漏员填一条记录不超过1分钟。', 'One entry takes no more than 1 minute.']),
      },
    ],
    vertical: 'utilities',
    division: '46',
    technologies: ['analytics', 'ai'],
    serviceKind: 'data',
    currency: 'CNY',
    budgetMin: 160000,
    budgetMax: 220000,
    biddingDays: 10,
    startWish: 'quarter',
    workplace: 'remote',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'qianmiao-batch',
    buyer: 'qianmiao',
    corridor: 'guiyang-bengaluru',
    language: 'zh-CN',
    state: 'evaluating',
    writtenDaysAgo: 30,
    publishedDaysAgo: 23,
    closesInDays: -1,
    verifiedBy: { translator: 'mod-lin', reviewer: 'mod-rohan' },
    title: one(['包装车间电子批记录系统', 'Electronic batch records for a packing shop']),
    summary: one([
      '8条包装线的批包装记录电子化，符合GMP附录对计算机化系统的要求，批记录整理从2天缩到2小时。',
      'Make the batch packing records of 8 lines electronic, in line with the GMP annex on computerised systems, and cut their compilation from 2 days to 2 hours.',
    ]),
    problem: lines(
      [
        [
          '每批记录35到60页，手写、签字、复核，漏签和涂改是检查的老毛病。',
          'Each batch has 35 to 60 pages written, signed and checked by hand, and missing signatures and corrections are what inspectors always find.',
        ],
        ['物料平衡靠计算器，算错了到放行时才发现。', 'Material balance is done on a calculator, and an error shows only at release.'],
      ],
      [
        [
          '委托方要求明年起能在线查看本批记录，纸质的做不到。',
          'From next year our clients want to read the records of their batches online, which paper cannot offer.',
        ],
      ],
    ),
    systems: one(
      [
        '包装线8条，其中5条有触摸屏和以太网口，3条只有计数器。',
        'Of the 8 packing lines, 5 have a touch panel and an Ethernet port, and 3 have only a counter.',
      ],
      ['称量有梅特勒电子秤6台，打印机为斑马ZT410。', 'Weighing uses 6 Mettler scales, and the printers are Zebra ZT410.'],
      ['洁净区用平板须耐75%酒精擦拭。', 'Tablets in the clean area must withstand wiping with 75% alcohol.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '按产品建主批记录模板，版本受控，现场按步骤填写。',
          'Create master batch records by product under version control, to be filled in step by step on the line.',
        ]),
        acceptance: one([
          '3个品种各连续5批，记录完整，无越步。',
          'For 3 products, 5 batches each, records are complete and no step is skipped.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '电子签名和审计追踪，任何修改留原值、原因和时间。',
          'Electronic signatures and an audit trail; every change keeps the old value, the reason and the time.',
        ]),
        acceptance: one([
          '质量部按25条检查单逐项测试通过。',
          'The quality department tests all 25 items of its checklist, and each passes.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '物料平衡和收率自动计算，超限不能进入下一步。',
          'Material balance and yield are calculated automatically, and outside the limits the next step stays closed.',
        ]),
        acceptance: one([
          '用10批历史数据验证，结果与人工一致，超限全部拦住。',
          'On the data of 10 past batches the results agree with manual ones, and everything outside the limits is stopped.',
        ]),
      },
      {
        key: 'r4',
        level: 'must',
        what: one([
          '提供完整验证文件，包括需求、风险评估、安装、运行和性能确认，中文。',
          'Provide complete validation documents in Chinese: requirements, risk assessment, and qualification of installation, operation and performance.',
        ]),
        acceptance: one([
          '文件经我方质量部批准，能应对药监检查。',
          'The documents are approved by our quality department and stand up to an inspection by the authority.',
        ]),
      },
      {
        key: 'r5',
        level: 'must',
        what: one([
          '连接6台电子秤和5条有网口的包装线，自动取数。',
          'Connect the 6 scales and the 5 lines with an Ethernet port and read their data automatically.',
        ]),
        acceptance: one(['1000次取数零差错。', 'Of 1,000 readings, none is wrong.']),
      },
      {
        key: 'r6',
        level: 'should',
        what: one([
          '委托方凭账号在线查看自己品种的批记录。',
          'Clients can read the batch records of their own products online with an account.',
        ]),
        acceptance: one(['2家委托方试用，看不到别家的数据。', 'In a trial with 2 clients, neither sees the data of the other.']),
      },
    ],
    notes: one(['服务商须有制药行业批记录的实施经验。', 'Vendors need experience with batch records in the pharmaceutical industry.']),
    vertical: 'healthcare',
    division: '27',
    technologies: ['qms', 'mes', 'integration'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 520000,
    budgetMax: 780000,
    biddingDays: 15,
    startWish: 'quarter',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: true,
  },
  {
    key: 'qianmiao-serial',
    buyer: 'qianmiao',
    corridor: 'guiyang-bengaluru',
    language: 'zh-CN',
    state: 'in_triage',
    writtenDaysAgo: 2,
    claimedBy: 'mod-chen',
    title: one(['药品追溯码赋码与多级关联采集']),
    summary: one(['4条装盒线要给每盒药喷追溯码，并把盒、中包、大箱三级关联起来。']),
    problem: one(['现在靠人工扫码关联，一箱400盒要扫十几分钟。'], ['关联错一箱，整批要拆开重扫。']),
    systems: one(['装盒线4条，速度每分钟80到150盒。'], ['喷码机为多米诺V230i，没有相机。'], ['追溯数据上传“码上放心”平台。']),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one(['每盒喷码并用相机验证，不合格剔除。']),
        acceptance: one(['满速运行8小时，漏读率低于0.05%。']),
      },
      { key: 'r2', level: 'must', what: one(['盒、中包、大箱自动关联并打印箱标。']), acceptance: one(['抽查50箱，关联关系全部正确。']) },
      { key: 'r3', level: 'must', what: one(['生成符合平台要求的上传文件。']), acceptance: one(['连续10批上传一次成功。']) },
      { key: 'r4', level: 'should', what: one(['零头箱和返工拆包能重新关联。']), acceptance: one(['5种返工场景测试通过。']) },
    ],
    vertical: 'healthcare',
    division: '27',
    technologies: ['vision', 'mes', 'integration'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 350000,
    budgetMax: 500000,
    biddingDays: 12,
    startWish: 'quarter',
    workplace: 'onsite',
    confidentiality: 'open',
    wantsConfirm: false,
  },
] satisfies RequestSeed[]
