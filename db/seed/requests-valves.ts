import { lines, one, type RequestSeed } from './content'

/** Valves, Dalian. */
export const valveRequests = [
  {
    key: 'haifa-certs',
    buyer: 'haifa',
    corridor: 'dalian-hyderabad',
    language: 'zh-CN',
    state: 'evaluating',
    writtenDaysAgo: 38,
    publishedDaysAgo: 32,
    closesInDays: -18,
    verifiedBy: { translator: 'mod-ananya', reviewer: 'mod-chen' },
    title: one(['出口阀门材质证书和试压报告自动出具', 'Automatic material certificates and test reports for export valves']),
    summary: one([
      '按订单自动汇总材质单、试压和探伤记录，生成符合EN 10204 3.1要求的英文证书，不再手工拼Word。',
      'Gather mill certificates, pressure tests and flaw detection records by order and issue English certificates to EN 10204 3.1, instead of piecing them together in Word.',
    ]),
    problem: lines(
      [
        [
          '一个出口订单常有80到200台阀门，每台都要配证书，资料员要做3到5天。',
          'An export order often has 80 to 200 valves, each needs its certificate, and our clerk takes 3 to 5 days.',
        ],
        [
          '炉号抄错一个，整批证书就被客户退回来。',
          'One melt number copied wrongly, and the customer returns the certificates of the whole batch.',
        ],
      ],
      [
        [
          '今年有两票货因为证书晚了，压在港口交了滞箱费。',
          'This year two shipments stood in port for late certificates, and we paid demurrage.',
        ],
      ],
    ),
    systems: one(
      [
        '生产数据在Delphi老系统里，数据库SQL Server 2000，可以只读访问。',
        'Production data is in the old Delphi system on SQL Server 2000, to which read-only access is possible.',
      ],
      ['铸件厂的材质单是PDF或扫描件，每月约600份。', 'Mill certificates of the foundries are PDF files or scans, about 600 a month.'],
      ['试压台有2台，记录为纸质加照片。', 'There are 2 test benches, recorded on paper with photos.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '识别材质单里的炉号、化学成分和力学性能，人工核对后入库。',
          'Read melt number, chemistry and mechanical properties from mill certificates and store them after a manual check.',
        ]),
        acceptance: one([
          '用200份历史材质单测试，字段识别正确率95%，核对界面能并排看原件。',
          'On 200 past certificates, 95% of the fields are read correctly, and the checking screen shows the original beside them.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '按订单一键生成每台阀门的3.1证书，中英文对照。',
          'Generate the 3.1 certificate of every valve of an order in one step, in Chinese and English.',
        ]),
        acceptance: one([
          '200台的订单在10分钟内生成，抽查30份零差错。',
          'For an order of 200 valves it takes no more than 10 minutes, and 30 certificates picked at random are free of error.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one([
          '成分或性能超出ASTM A216标准时报警，不能出证。',
          'When chemistry or properties are outside ASTM A216, an alarm is raised and no certificate can be issued.',
        ]),
        acceptance: one(['用15份有意改错的数据测试，全部拦住。', 'Of 15 records altered on purpose, every one is stopped.']),
      },
      {
        key: 'r4',
        level: 'should',
        what: one([
          '试压员用平板录入压力和保压时间，现场拍照存档。',
          'Testers enter pressure and holding time on a tablet and file a photo on the spot.',
        ]),
        acceptance: one(['每台录入不超过1分钟。', 'Each valve takes no more than 1 minute.']),
      },
    ],
    vertical: 'manufacturing',
    division: '34',
    technologies: ['integration', 'ai', 'legacy'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 120000,
    budgetMax: 180000,
    biddingDays: 8,
    startWish: 'asap',
    workplace: 'remote',
    confidentiality: 'open',
    wantsConfirm: false,
  },
  {
    key: 'haifa-delphi',
    buyer: 'haifa',
    corridor: 'dalian-hyderabad',
    language: 'zh-CN',
    state: 'awarded',
    writtenDaysAgo: 190,
    publishedDaysAgo: 183,
    closesInDays: -165,
    verifiedBy: { translator: 'mod-rohan', reviewer: 'mod-lin' },
    title: one(['接手Delphi生产管理系统并迁移数据库', 'Taking over a Delphi production system and moving its database']),
    summary: one([
      '2004年的Delphi程序还管着全厂生产，写的人退休了，请团队接手维护并把数据库迁到新版本。',
      'A Delphi program of 2004 still runs the whole plant, its author has retired, and we need a team to maintain it and move its database to a current version.',
    ]),
    problem: lines(
      [
        [
          '程序装在65台电脑上，Windows 11的新电脑装不上。',
          'The program is installed on 65 computers and does not install on new ones with Windows 11.',
        ],
        ['数据库服务器是2005年的机器，硬盘报过两次警。', 'The database server dates from 2005, and its disk has given warning twice.'],
      ],
      [
        [
          '我们不想推倒重来，厂里老人用惯了，先保住再慢慢换。',
          'We do not want to start over: our people are used to it, so it should be made safe first and replaced step by step.',
        ],
      ],
    ),
    systems: one(
      [
        'Delphi 7编写，约38万行，用了3个第三方控件，其中1个没有源代码。',
        'It is written in Delphi 7, about 380,000 lines, with 3 third-party components, 1 of them without source code.',
      ],
      [
        '数据库SQL Server 2000，约42GB，存储过程900多个。',
        'The database is SQL Server 2000, about 42 GB, with more than 900 stored procedures.',
      ],
      ['报表用的是FastReport。', 'Reports are made with FastReport.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '重新编译出与现场一致的程序，能装在Windows 11上。',
          'Rebuild the program as it runs in the plant, so that it installs on Windows 11.',
        ]),
        acceptance: one(['5个部门各试用2周，功能与原来一致。', 'In 5 departments, over 2 weeks of trial, it works as before.']),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '数据库迁到SQL Server 2022，停机不超过1个周末。',
          'Move the database to SQL Server 2022 with no more than 1 weekend of downtime.',
        ]),
        acceptance: one([
          '迁移后40张关键报表与迁移前逐行一致。',
          'After the move, 40 key reports agree line by line with those from before.',
        ]),
      },
      {
        key: 'r3',
        level: 'must',
        what: one(['替换没有源代码的控件。', 'Replace the component that has no source code.']),
        acceptance: one(['新电脑上不再需要注册旧的DLL。', 'New computers no longer need the old DLL to be registered.']),
      },
      {
        key: 'r4',
        level: 'must',
        what: one([
          '培训2名信息科人员，能自己修改报表、发布小改动。',
          'Train 2 of our IT staff to change reports and release small changes themselves.',
        ]),
        acceptance: one(['2人各独立完成1张报表的修改并发布。', 'Each of the 2 changes and releases 1 report without help.']),
      },
      {
        key: 'r5',
        level: 'should',
        what: one(['给出分步替换的建议和估算。', 'Give advice and an estimate for replacement step by step.']),
        acceptance: one(['提交书面方案并向我方管理层讲解一次。', 'A written plan is handed over and presented to our management once.']),
      },
    ],
    vertical: 'manufacturing',
    division: '34',
    technologies: ['legacy', 'erp'],
    serviceKind: 'rescue',
    currency: 'CNY',
    budgetMin: 260000,
    budgetMax: 380000,
    biddingDays: 12,
    startWish: 'asap',
    workplace: 'remote',
    confidentiality: 'nda',
    wantsConfirm: true,
  },
  {
    key: 'haifa-spares',
    buyer: 'haifa',
    corridor: 'dalian-hyderabad',
    language: 'zh-CN',
    state: 'buyer_confirm',
    writtenDaysAgo: 7,
    verifiedBy: { translator: 'mod-chen', reviewer: 'mod-rohan' },
    title: one(['阀门毛坯和备件仓库扫码管理', 'Scanning in the stores for valve blanks and spare parts']),
    summary: one([
      '毛坯库和备件库共9000个货位，入库、领料、盘点全部扫码，和老系统库存保持一致。',
      'In the stores for blanks and spare parts, 9,000 locations in all, receive, issue and count by scanning, in step with the stock of the old system.',
    ]),
    problem: lines([
      [
        '毛坯外形差不多，材质不同，发错一次就是整批返工。',
        'Blanks of different grades look alike, and one wrong issue means reworking a whole batch.',
      ],
      ['年底盘点要停产3天，账实相差7%。', 'Stocktaking at year’s end stops production for 3 days, and records and stock differ by 7%.'],
    ]),
    systems: one(
      [
        '库存在Delphi系统里，迁移后的数据库是SQL Server 2022。',
        'Stock is kept in the Delphi system, whose database after the move is SQL Server 2022.',
      ],
      ['毛坯上能喷码，备件有包装盒。', 'Blanks can be ink-marked, and spare parts come in boxes.'],
      ['库房钢结构，无线信号不好。', 'The stores are steel buildings with poor wireless reception.'],
    ),
    requirements: [
      {
        key: 'r1',
        level: 'must',
        what: one([
          '手持终端扫码完成入库、领料、移库和盘点，断网可用。',
          'A handheld terminal receives, issues, moves and counts by scanning, and works offline.',
        ]),
        acceptance: one([
          '断网操作4小时后恢复，数据全部补传，不重复。',
          'After 4 hours offline, everything is uploaded and nothing twice.',
        ]),
      },
      {
        key: 'r2',
        level: 'must',
        what: one([
          '领料时核对材质和炉号，不符不让出库。',
          'At issue, grade and melt number are checked, and what does not match cannot leave.',
        ]),
        acceptance: one(['设置20次错料测试，全部拦住。', 'In 20 staged wrong issues, every one is stopped.']),
      },
      {
        key: 'r3',
        level: 'must',
        what: one(['与老系统库存每5分钟同步一次。', 'Stock is synchronised with the old system every 5 minutes.']),
        acceptance: one(['连续10个工作日，两边数量一致。', 'For 10 working days in a row, both sides agree.']),
      },
      {
        key: 'r4',
        level: 'should',
        what: one(['支持分区循环盘点，不用停产。', 'Counting by zone in turns is supported, without stopping production.']),
        acceptance: one(['2人1天能盘完600个货位。', 'In 1 day, 2 people count 600 locations.']),
      },
    ],
    vertical: 'manufacturing',
    division: '34',
    technologies: ['wms', 'mobile', 'integration'],
    serviceKind: 'newBuild',
    currency: 'CNY',
    budgetMin: 140000,
    budgetMax: 210000,
    biddingDays: 10,
    startWish: 'quarter',
    workplace: 'mixed',
    confidentiality: 'open',
    wantsConfirm: true,
  },
] satisfies RequestSeed[]
