import { type BidSeed, inFull, one } from './content'

/** Opened bids that buyers read and compare in Chinese. */
export const readableBids = [
  {
    key: 'schedule-indrayani',
    request: 'hengchi-schedule',
    vendor: 'indrayani',
    submittedDaysAgo: 23,
    currency: 'INR',
    state: 'shortlisted',
    coverage: [
      { key: 'r1', answer: 'full' },
      {
        key: 'r2',
        answer: 'full',
        note: one(['We have read U8 version 13.0 in two earlier projects.', '我们在此前两个项目里读取过U8 13.0版本。']),
      },
      ...inFull('r3', 'r4'),
    ],
    approach: one(
      [
        'We start with your dispatcher and write down the 20 rules that are in his head today.',
        '我们先和贵方调度员一起，把他脑子里的20条规则写下来。',
      ],
      [
        'The schedule is calculated by a solver that we have used in 6 assembly plants, with changeover times as its main cost.',
        '排产用我们在6家装配厂用过的求解器计算，以换型时间为主要成本。',
      ],
      ['Missing parts are found every night from U8 and shown by line and by day.', '每晚从U8核出缺件，按产线、按天显示。'],
      [
        'For the first 4 weeks the system only advises, and the dispatcher compares it with his own plan.',
        '头4周系统只给建议，由调度员与自己的排产对照。',
      ],
    ),
    milestones: [
      {
        title: one(['Rules and data', '规则与数据']),
        what: one(['Written rules, import of call-offs and reading of U8.', '规则成文，导入要货计划，读取U8数据。']),
        price: 620000,
        weeks: 5,
      },
      {
        title: one(['Schedule', '排产']),
        what: one(['Schedule of 7 days with drag and drop, replayed on 8 weeks of data.', '可拖动的7天排产表，用8周数据回放验证。']),
        price: 940000,
        weeks: 7,
      },
      {
        title: one(['Missing parts and stations', '缺件与工位']),
        what: one(['Missing-part list for 3 days and completion by tablet.', '3天缺件清单和平板报工。']),
        price: 680000,
        weeks: 5,
      },
    ],
    teamSize: 5,
    team: one(
      ['A planning engineer with 14 years in gearbox assembly leads the team.', '团队由一位在减速机装配行业干了14年的计划工程师带队。'],
      ['Three developers and a tester work with her.', '另有三名开发人员和一名测试人员。'],
    ),
    assumptions: one(
      ['Changeover times are provided in Excel before week 2.', '第2周之前提供换型时间的Excel表。'],
      ['The dispatcher has 3 hours a week for us.', '调度员每周能给我们3小时。'],
    ),
    outOfScope: one(['Writing back to U8.', '不含写回U8。'], ['Tablets and their holders.', '不含平板及支架。']),
    validityDays: 60,
  },
  {
    key: 'schedule-sahyadri',
    request: 'hengchi-schedule',
    vendor: 'sahyadri',
    submittedDaysAgo: 22,
    currency: 'INR',
    state: 'readable',
    coverage: inFull('r1', 'r2', 'r3', 'r4'),
    approach: one(
      [
        'Scheduling is a module of our MES, which we adapt to your 3 lines and 260 types.',
        '排产是我们MES的一个模块，我们按贵厂3条线、260个型号来适配。',
      ],
      [
        'Completion by tablet comes first, because a schedule without feedback is wrong after one shift.',
        '先做平板报工，因为没有反馈的排产过一个班就不准了。',
      ],
      ['Our lead spends 2 weeks in Xuzhou at the start and 2 weeks at the end.', '项目负责人开头和收尾各在徐州驻场2周。'],
    ),
    milestones: [
      {
        title: one(['Stations', '工位报工']),
        what: one(['Completion by QR code on all assembly stations.', '所有装配工位扫二维码报完工。']),
        price: 560000,
        weeks: 4,
      },
      {
        title: one(['Scheduling', '排产模块']),
        what: one(['Schedule and conflicts on the screen.', '屏幕上排产并提示冲突。']),
        price: 1290000,
        weeks: 9,
      },
      {
        title: one(['Missing parts', '缺件预警']),
        what: one(['Daily comparison with U8 and handover.', '每天与U8比对，完成交接。']),
        price: 710000,
        weeks: 4,
      },
    ],
    teamSize: 6,
    team: one([
      'A Mandarin-speaking lead, three developers, a planner and a tester.',
      '一名会普通话的负责人、三名开发、一名计划工程师和一名测试。',
    ]),
    assumptions: one(['A read-only account of the U8 database is available in week 1.', '第1周提供U8数据库只读账号。']),
    outOfScope: one(['Changes to U8.', '不含U8改动。']),
    validityDays: 60,
  },
  {
    key: 'schedule-krishnaveni',
    request: 'hengchi-schedule',
    vendor: 'krishnaveni',
    submittedDaysAgo: 24,
    currency: 'USD',
    state: 'readable',
    coverage: [
      ...inFull('r1', 'r2'),
      {
        key: 'r3',
        answer: 'partial',
        note: one(['Conflicts show within 3 seconds, and undo goes back one step.', '冲突3秒内提示，只能撤销一步。']),
      },
      { key: 'r4', answer: 'no', note: one(['We do not make tablet software.', '我们不做平板端软件。']) },
    ],
    approach: one(
      [
        'We learn real assembly times from your past job cards and use them instead of the standard times.',
        '我们从历史工单中得出真实装配工时，代替标准工时。',
      ],
      ['The schedule is recalculated every 30 minutes.', '排产每30分钟重算一次。'],
      ['A trial of 4 weeks shows the gain before you commit to the rest.', '先做4周试点，见到效果再决定后面的工作。'],
    ),
    milestones: [
      {
        title: one(['Trial', '试点']),
        what: one(['Replay of 8 weeks and a report on the gain.', '回放8周数据并提交效果报告。']),
        price: 7200,
        weeks: 4,
      },
      {
        title: one(['Operation', '正式运行']),
        what: one(['Schedule and missing parts in daily use.', '排产和缺件清单投入日常使用。']),
        price: 15800,
        weeks: 8,
      },
    ],
    teamSize: 4,
    team: one(['Two data scientists, one developer and one planner.', '两名数据科学家、一名开发和一名计划工程师。']),
    assumptions: one(['Job cards of the past 12 months are scanned by you.', '过去12个月的工单由贵方扫描。']),
    outOfScope: one(['Tablet software and on-site work.', '不含平板端软件和驻场。']),
    validityDays: 45,
  },
  {
    key: 'certs-krishnaveni',
    request: 'haifa-certs',
    vendor: 'krishnaveni',
    submittedDaysAgo: 22,
    currency: 'INR',
    state: 'readable',
    coverage: [
      ...inFull('r1', 'r2', 'r3'),
      { key: 'r4', answer: 'partial', note: one(['Entry by tablet works with a network only.', '平板录入须联网使用。']) },
    ],
    approach: one(
      [
        'One reading template per foundry gives better results than one model for all, so we build 11 of them.',
        '按铸件厂分别做识别模板比一个模型通吃效果好，所以我们做11套。',
      ],
      ['The clerk sees the scan and the values side by side and confirms with one key.', '资料员并排看扫描件和识别值，一键确认。'],
      [
        'Our metallurgist maintains the limits of ASTM A216 and 8 further standards that you use.',
        '我们的冶金工程师维护ASTM A216和贵方常用的另外8个标准的限值。',
      ],
      ['Nothing is written to the old database.', '不向老数据库写任何数据。'],
    ),
    milestones: [
      {
        title: one(['Reading certificates', '识别材质单']),
        what: one(['Templates for 11 foundries and the checking screen.', '11家铸件厂的模板和核对界面。']),
        price: 780000,
        weeks: 6,
      },
      {
        title: one(['Issuing certificates', '出具证书']),
        what: one(['Certificates in two languages with limits checked.', '中英文证书，并校验限值。']),
        price: 690000,
        weeks: 4,
      },
      {
        title: one(['Test entry', '试压录入']),
        what: one(['Tablet entry for 2 benches and training.', '2台试压台的平板录入和培训。']),
        price: 290000,
        weeks: 3,
      },
    ],
    teamSize: 4,
    team: one([
      'One metallurgist, two developers and one document specialist who reads Chinese.',
      '一名冶金工程师、两名开发和一名懂中文的文档专员。',
    ]),
    assumptions: one(['At least 20 sample certificates per foundry are provided.', '每家铸件厂至少提供20份样本材质单。']),
    outOfScope: one(['Handwritten values, which the clerk types.', '手写数值由资料员录入。']),
    validityDays: 60,
  },
  {
    key: 'certs-golconda',
    request: 'haifa-certs',
    vendor: 'golconda',
    submittedDaysAgo: 23,
    currency: 'CNY',
    state: 'readable',
    coverage: inFull('r1', 'r2', 'r3', 'r4'),
    approach: one(
      [
        'We know your Delphi system from our current work and read its 14 relevant tables directly.',
        '我们正在做贵厂的Delphi系统，熟悉其中相关的14张表，可直接读取。',
      ],
      ['Reading of scans uses an open engine that runs on your own server.', '扫描件识别采用开源引擎，在贵方自己的服务器上运行。'],
      ['Certificates are templates that your clerk can change without us.', '证书做成模板，资料员可以自己改，不用找我们。'],
    ),
    milestones: [
      {
        title: one(['Data', '数据']),
        what: one(['Link to the old database and reading of mill certificates.', '对接老数据库并识别材质单。']),
        price: 68000,
        weeks: 6,
      },
      {
        title: one(['Certificates', '证书']),
        what: one(['Templates, limits and issue by order.', '模板、限值校验和按订单出证。']),
        price: 62000,
        weeks: 5,
      },
      {
        title: one(['Tablets', '平板']),
        what: one(['Test entry with photos, online and offline.', '试压录入和拍照，联网离线均可。']),
        price: 28000,
        weeks: 3,
      },
    ],
    teamSize: 4,
    team: one([
      'The same lead and two of the developers who work on your Delphi system, and one tester.',
      '由负责贵厂Delphi系统的同一位负责人和其中两名开发承担，另加一名测试。',
    ]),
    assumptions: one(['The server for SQL Server 2022 is in operation.', 'SQL Server 2022服务器已投入使用。']),
    outOfScope: one(['Tablets and a printer for certificates.', '不含平板和证书打印机。']),
    validityDays: 60,
  },
  {
    key: 'certs-indrayani',
    request: 'haifa-certs',
    vendor: 'indrayani',
    submittedDaysAgo: 22,
    currency: 'USD',
    state: 'readable',
    coverage: [
      {
        key: 'r1',
        answer: 'partial',
        note: one(['We read printed certificates; scans of poor quality are typed.', '打印件可识别，质量差的扫描件须人工录入。']),
      },
      ...inFull('r2', 'r3', 'r4'),
    ],
    approach: one(
      ['Certificates come from our document module, which 12 exporters use.', '证书由我们的单证模块生成，已有12家出口企业在用。'],
      [
        'We deliver the issue of certificates first, with typed values, so that you gain within 4 weeks.',
        '先交付出证功能，数值暂由人工录入，4周内就能见效。',
      ],
      ['Reading of mill certificates follows in the second step.', '第二步再做材质单识别。'],
    ),
    milestones: [
      {
        title: one(['Issue', '出证']),
        what: one(['Certificates in two languages from typed values.', '用录入的数值出中英文证书。']),
        price: 8900,
        weeks: 4,
      },
      {
        title: one(['Reading and tablets', '识别与平板']),
        what: one(['Reading of printed certificates and entry of tests.', '识别打印件材质单，试压录入。']),
        price: 13600,
        weeks: 8,
      },
    ],
    teamSize: 3,
    team: one(['One export document specialist and two developers.', '一名出口单证专员和两名开发。']),
    assumptions: one(['Read-only access to SQL Server 2000 is provided by VPN.', '通过VPN提供SQL Server 2000的只读访问。']),
    outOfScope: one(['Hardware and on-site training.', '不含硬件和现场培训。']),
    validityDays: 30,
  },
] satisfies BidSeed[]
