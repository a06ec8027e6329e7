import { lines, one, type RequestSeed } from './content'

/** Parts of commercial vehicles, Xuzhou. */
export const automotiveRequests = [
  {
    key: 'chian-mes',
    buyer: 'chian',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'open',
    writtenDaysAgo: 12,
    publishedDaysAgo: 7,
    closesInDays: 7,
    verifiedBy: { translator: 'mod-ananya', reviewer: 'mod-lin' },
    title: one(['接手2018年自研MES并补齐追溯功能', 'Taking over our 2018 MES and completing its traceability']),
    summary: one([
      '原开发人员已离职，系统还在跑但没人敢改，需要团队接手、整理文档、修复故障，再加零件级追溯。',
      'The original developers have left; the system still runs, but nobody dares to change it, and we need a team to take it over, document it, fix its faults and add traceability by part.',
    ]),
    problem: lines(
      [
        [
          'MES每周死机一两次，重启后最后半小时的报工数据会丢。',
          'The MES hangs once or twice a week, and after a restart the reports of the last half hour are lost.',
        ],
        [
          '源代码有，但没有文档，数据库里有310多张表。',
          'We have the source code but no documents, and the database has more than 310 tables.',
        ],
      ],
      [
        [
          '重卡厂明年春天审核，要求转向节按件追溯到炉号和热处理批次。',
          'Next spring a truck maker will audit us and require each knuckle to be traceable to its melt and heat treatment batch.',
        ],
      ],
    ),
    systems: one(
      [
        'MES用C#和.NET Framework 4.6写成，数据库SQL Server 2014，服务器是Windows Server 2012。',
        'The MES is written in C# on .NET Framework 4.6 with SQL Server 2014, on Windows Server 2012.',
      ],
      ['现场有工位机36台，扫码枪40把，打标机3台。', 'On the floor there are 36 station computers, 40 scanners and 3 marking machines.'],
      ['ERP为金蝶K3 WISE。', 'The ERP is Kingdee K3 WISE.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '能从源代码重新编译出与现场一致的版本，建立代码仓库和测试环境。',
          'Rebuild from source the version that runs in the plant and set up a repository and a test environment.',
        ]),
        acceptance: one([
          '在新服务器上重建，与现场并行1周，结果一致。',
          'Rebuilt on a new server and run in parallel for 1 week, it gives the same results.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one(['找出并修复死机和丢数据的原因。', 'Find and fix the cause of the hangs and of the lost data.']),
        acceptance: one(['连续运行60天，不死机，不丢报工。', 'In 60 days of operation it does not hang and loses no report.']),
      },
      {
        key: 'r3',
        level: 'must',
        what: one(['转向节实现单件追溯，正查反查都行。', 'Trace knuckles piece by piece, forwards and backwards.']),
        acceptance: one([
          '任取20件，30秒内查到炉号、热处理批次、设备、操作工和检测值。',
          'For any 20 pieces, melt, heat treatment batch, machine, operator and measurements are found within 30 seconds.',
        ]),
      },
      {
        key: 'r4',
        level: 'must',
        what: one(['编写数据库说明和运维手册，中文。', 'Write a description of the database and an operations manual, in Chinese.']),
        acceptance: one([
          '我方工程师按手册独立完成一次备份恢复和一次版本发布。',
          'Our engineer completes one restore from backup and one release alone, following the manual.',
        ]),
      },
      {
        key: 'r5',
        level: 'should',
        what: one([
          '上线后提供12个月维护，工作日4小时内响应。',
          'Provide 12 months of maintenance after release, with a response within 4 hours on working days.',
        ]),
        acceptance: one(['按月出具响应记录，达标率95%。', 'The monthly record shows 95% of responses in time.']),
      },
    ],
    vertical: 'automotive',
    division: '36',
    technologies: ['legacy', 'mes', 'integration'],
    serviceKind: 'rescue',
    currency: 'CNY',
    budgetMin: 200000,
    budgetMax: 300000,
    biddingDays: 10,
    startWish: 'asap',
    workplace: 'mixed',
    confidentiality: 'nda',
    wantsConfirm: false,
  },
  {
    key: 'chian-kingdee',
    buyer: 'chian',
    corridor: 'xuzhou-pune',
    language: 'zh-CN',
    state: 'awarded',
    writtenDaysAgo: 112,
    publishedDaysAgo: 105,
    closesInDays: -92,
    verifiedBy: { translator: 'mod-chen', reviewer: 'mod-ananya' },
    title: one(['金蝶与三家主机厂供应商平台自动对接', 'Linking Kingdee with the supplier portals of three truck makers']),
    summary: one([
      '自动抓取主机厂的要货、质量扣款和开票通知，写进金蝶，省掉2名专职录单员。',
      'Fetch call-offs, quality deductions and invoicing notices from the truck makers and write them into Kingdee, saving 2 full-time clerks.',
    ]),
    problem: lines([
      [
        '三家主机厂各有一个供应商平台，每天要登录下载再手工录单。',
        'Three truck makers have a supplier portal each, and every day we log in, download and type the orders again.',
      ],
      [
        '今年录错数量11次，有一次多发了一整车货。',
        'This year quantities were typed wrong 11 times, and once a whole truckload too many was sent.',
      ],
    ]),
    systems: one(
      ['ERP为金蝶K3 WISE 15.1。', 'The ERP is Kingdee K3 WISE 15.1.'],
      [
        '一家平台有接口文档，另外两家只能下载Excel。',
        'One portal has a documented interface; from the other two only Excel files can be downloaded.',
      ],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '每30分钟自动取一次要货计划，生成金蝶销售订单草稿。',
          'Fetch call-offs every 30 minutes and create draft sales orders in Kingdee.',
        ]),
        acceptance: one([
          '连续20个工作日，订单数量和交期零差错。',
          'For 20 working days in a row, quantities and dates are free of error.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '要货变更时标红提示，由计划员确认后才生效。',
          'Mark changed call-offs in red; they take effect only after the planner has confirmed them.',
        ]),
        acceptance: one([
          '模拟15次变更，全部提示且不会自动覆盖。',
          'In 15 simulated changes, each is shown and none overwrites by itself.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one(['质量扣款单自动归档并通知质量部。', 'File quality deductions automatically and notify the quality department.']),
        acceptance: one(['到单后1小时内通知到人。', 'The person in charge is notified within 1 hour.']),
      },
      {
        key: 'r4',
        level: 'should',
        what: one(['发货单和标签按各家格式打印。', 'Print delivery notes and labels in each customer’s format.']),
        acceptance: one(['三家仓库收货时扫码一次通过。', 'The stores of all three scan them without trouble at the first attempt.']),
      },
    ],
    vertical: 'automotive',
    division: '36',
    technologies: ['erp', 'integration'],
    serviceKind: 'integration',
    currency: 'CNY',
    budgetMin: 100000,
    budgetMax: 150000,
    biddingDays: 8,
    startWish: 'asap',
    workplace: 'remote',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'chian-apqp',
    buyer: 'chian',
    corridor: 'xuzhou-pune',
    language: 'en',
    state: 'submitted',
    writtenDaysAgo: 2,
    title: one(['Control plan and FMEA workspace for export programmes']),
    summary: one([
      'A shared workspace in which our engineers and a customer in Germany keep FMEA, control plan and measurement results in step.',
    ]),
    problem: one(
      ['For two export programmes we keep FMEA and control plan in separate Excel files that drift apart.'],
      ['The customer found 14 mismatches in the last review and wants a single source.'],
    ),
    systems: one(['We use Kingdee K3 WISE and a coordinate measuring machine by Hexagon that exports DMIS and CSV files.']),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one(['FMEA, control plan and inspection plan share one set of characteristics.']),
        acceptance: one(['Changing one characteristic shows every document it affects within 5 seconds.']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one(['Measurement results are imported and capability figures are calculated.']),
        acceptance: one(['For 3 parts, the figures agree with those of our statistics program to 0.01.']),
      },
      {
        key: 'r3',
        level: 'should',
        what: one(['All pages are in Chinese and English.']),
        acceptance: one(['A customer engineer completes a review without a translator.']),
      },
    ],
    vertical: 'automotive',
    division: '36',
    technologies: ['qms', 'integration'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 140000,
    budgetMax: 200000,
    biddingDays: 10,
    startWish: 'quarter',
    workplace: 'remote',
    confidentiality: 'nda',
    wantsConfirm: true,
  },
] satisfies RequestSeed[]
